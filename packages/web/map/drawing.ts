import type { Drawing } from './draw.ts';
import drawing from './drawing.json' with { type: 'json' };

/**
 * Made by `redraw.ts` from morocco-map 1.3.0 (OpenStreetMap contributors, ODbL 1.0), whose labels are left
 * behind: names are those of `regions.ts`.
 */
export const DRAWING: {
  readonly width: number;
  readonly height: number;
  readonly regions: readonly Shape[];
} = {
  width: drawing.width,
  height: drawing.height,
  regions: drawing.regions.map(({ code, path, middle: [x = 0, y = 0] }) => ({ code, path, middle: [x, y] })),
};

type Shape = Drawing['regions'][number];
