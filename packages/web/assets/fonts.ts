import { readFileSync } from 'node:fs';
import { type Asset, assetOf } from './asset.ts';

type Face = {
  readonly family: string;
  readonly weight: string;
  readonly range: string;
  readonly file: string;
};

const PLEX = '@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic';
const TIFINAGH = '@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh';

/** What each subset holds. The Arabic one has no Western digits: these come from the Latin one beside it. */
const ARABIC_RANGE = 'U+0600-06FF,U+0750-077F,U+200C-200E,U+2010-2011,U+204F,U+FB50-FDFF,U+FE70-FEFC';
const LATIN_RANGE =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-200B,U+200F,U+2012-204E,' +
  'U+2050-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215';
const TIFINAGH_RANGE = 'U+2D30-2D7F';

/** SIL Open Font License 1.1: IBM Plex Sans Arabic (IBM Corp.), Noto Sans Tifinagh (The Noto Project). */
const FACES: readonly Face[] = [
  ...['400', '600'].flatMap((weight) => [
    { family: 'Wasl Sans', weight, range: ARABIC_RANGE, file: `${PLEX}-arabic-${weight}-normal.woff2` },
    { family: 'Wasl Sans', weight, range: LATIN_RANGE, file: `${PLEX}-latin-${weight}-normal.woff2` },
  ]),
  // It has one weight. In a family of its own, so that browsers thicken it where it stands in a heading.
  {
    family: 'Wasl Tifinagh',
    weight: '400',
    range: TIFINAGH_RANGE,
    file: `${TIFINAGH}-tifinagh-400-normal.woff2`,
  },
];

/** The fonts, and the style that names them. */
export function readFonts(): { readonly assets: readonly Asset[]; readonly css: string } {
  const faces = FACES.map((face) => {
    const name = /([^/]+)\.woff2$/.exec(face.file)?.[1] ?? 'font';
    const bytes = readFileSync(new URL(import.meta.resolve(face.file)));
    return { face, asset: assetOf(name, 'woff2', 'font/woff2', bytes) };
  });
  return {
    assets: faces.map(({ asset }) => asset),
    css: faces.map(({ face, asset }) => ruleOf(face, asset)).join(''),
  };
}

function ruleOf({ family, weight, range }: Face, { path }: Asset): string {
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};font-display:swap;` +
    `src:url(${path}) format("woff2");unicode-range:${range}}\n`
  );
}
