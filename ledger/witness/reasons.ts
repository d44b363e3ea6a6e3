/** What each refusal of C2SP tlog-witness means, for the person who reads the answer or the log's journal. */
const REASONS: Readonly<Record<number, string>> = {
  400: 'the request is malformed, or its old size is above the size of the checkpoint',
  403: 'no key that the witness trusts for this log signed the checkpoint',
  404: 'the witness does not know this log',
  422: 'the consistency proof does not verify',
  503: 'the witness has stopped',
};

export function reasonOf(status: number): string {
  return REASONS[status] ?? 'this is no answer of a witness';
}
