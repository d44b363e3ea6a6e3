import { fill, type Language } from '@wasl/kernel';
import { isolated } from './table.ts';

/** Fills `{name}` marks for a terminal: in Arabic each value stands isolated, in its own direction. */
export function say(
  text: string,
  params: Readonly<Record<string, string | number>>,
  language: Language,
): string {
  const values = Object.entries(params).map(([name, value]) => [name, isolated(String(value), language)]);
  return fill(text, Object.fromEntries(values));
}
