/** Source text in which every comment is blank and every string is `"n"`, the index of its content. */
export type Masked = { readonly text: string; readonly strings: readonly string[] };

// A regular expression may hold quotes; it can only stand where an operand may, which tells it from a division.
const REGEX = String.raw`(?<=[(,=:[!&|?{};+\n]\s*|\breturn\s+|^)\/(?![*\/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^\/\\\n[])+\/[a-z]*`;
const COMMENT = String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`;
const STRING = String.raw`'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"`;
const TEMPLATE = String.raw`\`(?:\\[\s\S]|[^\`\\])*\``;
const TOKEN = new RegExp(`(?<comment>${COMMENT})|(?<string>${STRING}|${TEMPLATE})|(?<regex>${REGEX})`, 'g');

/**
 * Takes strings, comments and regular expressions out of TypeScript, keeping its lines, so that a pattern
 * meets code only. Good for our own tree; it is no parser and no defence against a hostile file.
 */
export function mask(source: string): Masked {
  const strings: string[] = [];
  const text = source.replace(TOKEN, (token, ...rest) => {
    const groups: Record<string, string | undefined> = rest.at(-1);
    const lines = '\n'.repeat(token.split('\n').length - 1);
    if (groups.string === undefined) return ` ${lines}`;
    strings.push(token.slice(1, -1));
    return `"${strings.length - 1}"${lines}`;
  });
  return { text, strings };
}
