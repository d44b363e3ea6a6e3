// Draws the regions again from the npm package `morocco-map`, after a change of either:
//   node packages/web/map/redraw.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { drawRegions } from './draw.ts';

const topology = JSON.parse(
  readFileSync(new URL(import.meta.resolve('morocco-map/data/regions.json')), 'utf8'),
);
const file = new URL('./drawing.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(drawRegions(topology), null, 2)}\n`);
