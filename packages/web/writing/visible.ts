/**
 * Characters that change what a reader sees without being seen: controls, half surrogate pairs, the
 * embeddings, overrides and isolates that reorder a line (UAX #9; CVE-2021-42574), zero-width and tag
 * characters, line separators. The marks LRM, RLM and ALM stay: Arabic text needs them, and they reorder
 * no letter. Tab and newline stay too.
 */
const HIDDEN =
  /(?![\t\n])[\p{Cc}\p{Cs}\u00ad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;

/** The text with every hidden character spelled out, as in `\u202E`: what is shown is what is there. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
  });
}
