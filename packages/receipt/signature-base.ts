/** A component of a message and its value, as it stands in a signature base. */
export type Component = readonly [name: string, value: string];

/** A parameter of a signature: a string is quoted, a number is an integer (RFC 8941 §3.3). */
export type Parameter = readonly [name: string, value: string | number];

function formatParameter([name, value]: Parameter): string {
  return typeof value === 'number' ? `;${name}=${value}` : `;${name}="${value}"`;
}

/** The `@signature-params` value (RFC 9421 §2.3), which is also what Signature-Input carries. */
export function signatureParams(components: readonly Component[], parameters: readonly Parameter[]): string {
  const covered = components.map(([name]) => `"${name}"`).join(' ');
  return `(${covered})${parameters.map(formatParameter).join('')}`;
}

/** The signature base of RFC 9421 §2.5: what is signed, as ASCII text without a last newline. */
export function signatureBase(components: readonly Component[], params: string): string {
  const lines = components.map(([name, value]) => `"${name}": ${value}\n`).join('');
  return `${lines}"@signature-params": ${params}`;
}
