import { posix } from 'node:path';
import { lineAt, type Source, type Violation } from './source.ts';

const CODE = /^(?:```|~~~)[\s\S]*?^(?:```|~~~)|`[^`\n]+`/gm;
const INLINE = /\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g;
const REFERENCE = /^[ \t]*\[[^\]^]+\]:\s*<?(\S+?)>?\s*$/gm;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i;

/** A link of a document to a file that is not there. A path from `/` is read from the root, as forges do. */
export function checkLinks({ path, text }: Source, exists: (path: string) => boolean): Violation[] {
  if (!path.endsWith('.md')) return [];
  const prose = text.replaceAll(CODE, (code) => code.replaceAll(/[^\n]/g, ' '));
  return [...prose.matchAll(INLINE), ...prose.matchAll(REFERENCE)].flatMap((match) => {
    const link = match[1] ?? '';
    if (ELSEWHERE.test(link)) return [];
    const target = decodeURIComponent(link.replace(/[#?].*$/, ''));
    const file = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target);
    if (exists(posix.normalize(file).replace(/\/$/, ''))) return [];
    return [{ path, line: lineAt(prose, match.index), words: `links to ${link}, which does not exist` }];
  });
}
