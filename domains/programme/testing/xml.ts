const TAG = /^<(\/?)([A-Za-z_][\w.-]*)((?:\s+[A-Za-z_][\w:.-]*="[^"<]*")*)\s*(\/?)>/;
const REFERENCE = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9a-fA-F]+);)/;
const CHARACTER = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/**
 * Why a text is not a well-formed document of XML 1.0 without document type, comments or CDATA, or null: its
 * tags nest around one root, no attribute is given twice, and every ampersand begins a reference.
 */
export function malformedXml(text: string): string | null {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!text.startsWith(declaration)) return 'no declaration';
  if (!CHARACTER.test(text)) return 'a character that XML cannot hold';
  const open: string[] = [];
  let roots = 0;
  for (let rest = text.slice(declaration.length).trimEnd(); rest !== ''; ) {
    const [tag, closing, name = '', attributes = '', empty] = TAG.exec(rest) ?? [];
    if (tag === undefined) {
      const end = rest.indexOf('<');
      const content = end < 0 ? rest : rest.slice(0, end);
      if (content === '' || open.length === 0) return `no tag at ${rest.slice(0, 40)}`;
      if (REFERENCE.test(content) || content.includes(']]>')) return `text that is not escaped: ${content}`;
      rest = rest.slice(content.length);
      continue;
    }
    const names = [...attributes.matchAll(/([\w:.-]+)="/g)].map(([, attribute]) => attribute);
    if (new Set(names).size !== names.length || REFERENCE.test(attributes)) return `attributes of ${name}`;
    if (open.length === 0) roots += 1;
    if (closing === '/') {
      if (open.pop() !== name) return `${name} closes what is not open`;
    } else if (empty !== '/') open.push(name);
    rest = rest.slice(tag.length);
  }
  return open.length === 0 && roots === 1 ? null : 'not one root';
}
