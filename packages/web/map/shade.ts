const STEPS = 4;

/** How dark a region is: `none` without data, 0 for nothing, else 1 to 4 by its share of the most. */
export function shadeOf(value: number | undefined, most: number): 'none' | number {
  if (value === undefined) return 'none';
  return most <= 0 || value <= 0 ? 0 : Math.min(STEPS, Math.ceil((value / most) * STEPS));
}
