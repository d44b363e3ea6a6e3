import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { drawRegions, type Topology } from './draw.ts';
import { DRAWING } from './drawing.ts';
import { REGIONS } from './regions.ts';

const SOURCE = readFileSync(new URL(import.meta.resolve('morocco-map/data/regions.json')), 'utf8');
const TOPOLOGY: Topology = JSON.parse(SOURCE);

/** The south of the Kingdom, at Lagouira, and its north on the strait, in degrees. */
const LAGOUIRA = 20.78;
const STRAIT = 35.9;

test('the drawing is what the source gives', () => {
  assert.deepEqual(DRAWING, drawRegions(TOPOLOGY));
});

test('decree 2.15.40: the twelve regions, each one shape, and no other', () => {
  assert.deepEqual(
    DRAWING.regions.map(({ code }) => code),
    REGIONS.map(({ code }) => code),
  );
  assert.equal(REGIONS.length, 12);
});

test('the whole Kingdom, from the strait down to Lagouira', () => {
  const heights = DRAWING.regions.flatMap(({ path }) => pointsOf(path).map(([, y]) => y));
  const [north, south] = [Math.min(...heights), Math.max(...heights)];
  assert.ok(latitudeAt(south, north) < LAGOUIRA, String(latitudeAt(south, north)));
  const southern = DRAWING.regions.find(({ path }) => pointsOf(path).some(([, y]) => y === south));
  assert.equal(southern?.code, 'MA-12');
});

test('no line within but the regions: a piece of line is the outer edge, or parts two regions', () => {
  const sides = new Map<string, string[]>();
  for (const { code, path } of DRAWING.regions) {
    for (const piece of piecesOf(path)) sides.set(piece, [...(sides.get(piece) ?? []), code]);
  }
  for (const [piece, codes] of sides) assert.equal(new Set(codes).size, codes.length, `${piece} ${codes}`);
  const inner = [...sides].filter(([, codes]) => codes.length === 2);
  const between = new Set(inner.map(([, codes]) => codes.toSorted().join(' ')));
  for (const pair of ['MA-09 MA-10', 'MA-10 MA-11', 'MA-11 MA-12']) assert.ok(between.has(pair), pair);
});

test('names are the official ones: no label of the source is shown', () => {
  assert.match(SOURCE, /EH/);
  assert.doesNotMatch(JSON.stringify([DRAWING, REGIONS]), /EH|partial|Western|الغربية/i);
  assert.equal(REGIONS[10]?.name.ar, 'العيون - الساقية الحمراء');
  assert.equal(REGIONS[11]?.name.fr, 'Dakhla-Oued Ed-Dahab');
});

function pointsOf(path: string): [number, number][] {
  return [...path.matchAll(/([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
}

/** Each ring cut into its straight pieces, the same from either side. */
function piecesOf(path: string): string[] {
  return [...path.matchAll(/M[^Z]*Z/g)].flatMap(([ring]) => {
    const points = pointsOf(ring).map(String);
    return points
      .map((point, index) => [point, points[(index + 1) % points.length] ?? point])
      .filter(([from, to]) => from !== to)
      .map((ends) => ends.toSorted().join(' '));
  });
}

/** Back from the drawing to degrees, the north of the drawing taken for the strait. */
function latitudeAt(y: number, north: number): number {
  const widths = DRAWING.regions.flatMap(({ path }) => pointsOf(path).map(([x]) => x));
  const scale = (Math.max(...widths) - Math.min(...widths)) / (((-0.9987 + 17.1046) * Math.PI) / 180);
  const top = Math.log(Math.tan(Math.PI / 4 + (STRAIT * Math.PI) / 360));
  return (2 * Math.atan(Math.exp(top - (y - north) / scale)) - Math.PI / 2) * (180 / Math.PI);
}
