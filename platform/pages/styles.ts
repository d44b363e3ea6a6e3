import { readFileSync } from 'node:fs';

/** The sheet of every page, and that sheet with what only the verifier needs. */
export const PAGE_STYLE = read('page.css');
export const VERIFY_STYLE = `${PAGE_STYLE}${read('verify.css')}`;

/** A checkout may have turned line ends into CR LF, which the HTML parser turns back: the hash would differ. */
function read(name: string): string {
  return readFileSync(new URL(`./style/${name}`, import.meta.url), 'utf8').replaceAll('\r\n', '\n');
}
