/** A point in the plane of the drawing or, before that, in degrees. */
export type Point = readonly [number, number];

/** What TopoJSON holds of areas: shared lines once, and rings that name them (`~n`: line n backwards). */
export type Topology = {
  readonly transform: { readonly scale: Point; readonly translate: Point };
  readonly arcs: readonly (readonly Point[])[];
  readonly objects: Readonly<Record<string, { readonly geometries: readonly Geometry[] }>>;
};
export type Geometry =
  | { readonly id: string; readonly type: 'Polygon'; readonly arcs: readonly (readonly number[])[] }
  | {
      readonly id: string;
      readonly type: 'MultiPolygon';
      readonly arcs: readonly (readonly (readonly number[])[])[];
    };

export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly regions: readonly { readonly code: string; readonly path: string; readonly middle: Point }[];
};

const WIDTH = 400;
const MARGIN = 4;
/** In units of the drawing: finer than a line is wide. */
const TOLERANCE = 0.2;
const LEAST_AREA = 0.2;

/**
 * The regions as SVG paths, by Mercator's projection. Lines are thinned before rings are put together, so
 * that neighbours keep one line between them.
 */
export function drawRegions(topology: Topology): Drawing {
  const lines = topology.arcs.map((arc) => project(degreesOf(arc, topology)));
  const all = lines.flat();
  const [left, top] = [Math.min(...all.map(([x]) => x)), Math.min(...all.map(([, y]) => y))];
  const [right, bottom] = [Math.max(...all.map(([x]) => x)), Math.max(...all.map(([, y]) => y))];
  const scale = (WIDTH - 2 * MARGIN) / (right - left);
  const drawn = lines.map((line) =>
    thin(line.map(([x, y]): Point => [MARGIN + (x - left) * scale, MARGIN + (y - top) * scale])).map(
      ([x, y]): Point => [rounded(x), rounded(y)],
    ),
  );
  const regions = Object.values(topology.objects).flatMap(({ geometries }) =>
    geometries.map((geometry) => {
      // An islet without an area, once its line is thinned, would be a stroke.
      const rings = ringsOf(geometry)
        .map((ring) => withoutSpikes(closed(ring, drawn)))
        .filter((ring) => gravity(ring).area > LEAST_AREA);
      return { code: geometry.id, path: rings.map(pathOf).join(''), middle: middleOf(rings) };
    }),
  );
  return {
    width: WIDTH,
    height: Math.ceil((bottom - top) * scale + 2 * MARGIN),
    regions: regions.toSorted((a, b) => a.code.localeCompare(b.code, 'en')),
  };
}

function degreesOf(arc: readonly Point[], { transform: { scale, translate } }: Topology): Point[] {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

function project(line: readonly Point[]): Point[] {
  return line.map(([longitude, latitude]) => [
    (longitude * Math.PI) / 180,
    -Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)),
  ]);
}

/** Douglas and Peucker: without the points that the line hardly misses. */
function thin(line: readonly Point[]): Point[] {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return [...line];
  const distances = line.map((point) => distanceTo(point, first, last));
  const farthest = distances.indexOf(Math.max(...distances));
  if ((distances[farthest] ?? 0) <= TOLERANCE) return [first, last];
  return [...thin(line.slice(0, farthest + 1)).slice(0, -1), ...thin(line.slice(farthest))];
}

function distanceTo([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

function ringsOf(geometry: Geometry): readonly (readonly number[])[] {
  return geometry.type === 'Polygon' ? geometry.arcs : geometry.arcs.flat();
}

function closed(ring: readonly number[], lines: readonly (readonly Point[])[]): Point[] {
  return ring.flatMap((index) => {
    const line = lines[index < 0 ? ~index : index] ?? [];
    return (index < 0 ? line.toReversed() : line).slice(1);
  });
}

/** Without strokes that go out and come straight back, which a jetty leaves once it is thinned. */
function withoutSpikes(ring: readonly Point[]): Point[] {
  return ring.reduce<Point[]>((kept, [x, y]) => {
    const before = kept.at(-2);
    if (before?.[0] === x && before[1] === y) kept.pop();
    else kept.push([x, y]);
    return kept;
  }, []);
}

function pathOf(ring: readonly Point[]): string {
  return `M${ring.map(([x, y]) => `${x} ${y}`).join('L')}Z`;
}

/** The centre of gravity of the largest ring: where a region's number stands. */
function middleOf(rings: readonly (readonly Point[])[]): Point {
  const largest = rings.map(gravity).toSorted((a, b) => b.area - a.area)[0];
  return largest === undefined ? [0, 0] : [rounded(largest.x), rounded(largest.y)];
}

function gravity(ring: readonly Point[]): { area: number; x: number; y: number } {
  let [area, x, y] = [0, 0, 0];
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay];
    const cross = ax * by - bx * ay;
    area += cross / 2;
    x += ((ax + bx) * cross) / 6;
    y += ((ay + by) * cross) / 6;
  });
  return { area: Math.abs(area), x: x / area, y: y / area };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
