const SVG = 'http://www.w3.org/2000/svg';

/** Each verdict has its own shape, so that no one needs to see its colour. */
const SHAPES = {
  good: ['M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20z', 'M7 12.5l3.5 3.5L17 9'],
  bad: ['M8 2h8l6 6v8l-6 6H8l-6-6V8z', 'M8.5 8.5l7 7M15.5 8.5l-7 7'],
  unsure: ['M12 2.5L22.5 21h-21z', 'M12 9v6M12 17.6v.4'],
  skipped: ['M12 2a10 10 0 1 0 0 20a10 10 0 0 0 0-20z', 'M7.5 12h9'],
} as const;
export type IconName = keyof typeof SHAPES;

/** Decoration beside words that say the same. */
export function icon(name: IconName): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { class: `icon icon-${name}`, viewBox: '0 0 24 24', 'aria-hidden': 'true' };
  for (const [attribute, value] of Object.entries(attributes)) svg.setAttribute(attribute, value);
  for (const d of SHAPES[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
