/** A failure that is told to the reader in its own words, without a stack. */
export class Refusal extends Error {
  constructor(words, exitCode = 1) {
    super(words);
    this.exitCode = exitCode;
  }
}

export async function plainly(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(error.exitCode);
  }
}
