import { apart } from './dom.ts';

/** A sentence with its `{name}` marks filled: what it names is kept apart from the words around it. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): (Node | string)[] {
  return text
    .split(/\{(\w+)\}/)
    .map((piece, i) => (i % 2 === 0 ? piece : apart(String(values[piece] ?? piece))));
}
