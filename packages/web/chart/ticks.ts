const STEPS = [1, 2, 5, 10];
const WANTED = 4;

/** Round values from zero to at least the most, for the lines of a chart. */
export function ticksTo(most: number): number[] {
  const rough = Math.max(most, 1) / WANTED;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, (STEPS.find((candidate) => candidate * power >= rough) ?? 10) * power);
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}
