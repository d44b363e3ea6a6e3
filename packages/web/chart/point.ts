/** One figure of a chart, with what it stands for. */
export type Point = { readonly label: string; readonly value: number };
