/** The name of the witness in tests. */
export const WITNESS_NAME = 'witness.example/one';
