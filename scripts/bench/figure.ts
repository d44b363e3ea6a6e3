/** One measured figure, with the goal it is held against where it has one. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: { readonly is: 'at least' | 'at most'; readonly value: number } | null;
};

export function isMet({ value, goal }: Figure): boolean | null {
  if (goal === null) return null;
  return goal.is === 'at least' ? value >= goal.value : value <= goal.value;
}

/** `name: value unit; goal; met` or `… short`. */
export function formatFigure(figure: Figure): string {
  const { name, value, unit, goal } = figure;
  const shown = `${name}: ${round(value)} ${unit}`;
  if (goal === null) return shown;
  return `${shown}; ${goal.is} ${goal.value} ${unit}; ${isMet(figure) ? 'met' : 'short'}`;
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
