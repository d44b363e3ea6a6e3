/**
 * Whether the error carries this code: a system call's (`ENOENT`) or PostgreSQL's SQLSTATE (`28P01`,
 * PostgreSQL documentation, appendix A).
 */
export function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.some((code) => code === error.code);
}
