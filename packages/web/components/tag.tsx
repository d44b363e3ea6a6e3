export type Tone = 'plain' | 'calm' | 'good' | 'warn' | 'bad';

/** A state in a word. The word says it; the colour only helps. */
export function Tag({ tone = 'plain', label }: { readonly tone?: Tone; readonly label: string }) {
  return <strong class={`tag tag-${tone}`}>{label}</strong>;
}
