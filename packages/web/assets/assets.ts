import { readFileSync } from 'node:fs';
import { type Asset, assetOf } from './asset.ts';
import { readFonts } from './fonts.ts';
import { bundleIslands } from './islands.ts';

/** What pages load from their own host: one style sheet, one program, the fonts. */
export type Assets = { readonly style: Asset; readonly program: Asset; readonly all: readonly Asset[] };

/** In the order of the cascade. */
const SHEETS = [
  'base',
  'frame',
  'text',
  'form',
  'table',
  'parts',
  'receipt',
  'chart',
  'map',
  'entries',
  'print',
] as const;

let loaded: Promise<Assets> | null = null;

/** Made once in a process, when a page is first asked for. */
export function loadAssets(): Promise<Assets> {
  loaded ??= makeAssets();
  return loaded;
}

async function makeAssets(): Promise<Assets> {
  const fonts = readFonts();
  const sheets = SHEETS.map((name) => readFileSync(new URL(`../style/${name}.css`, import.meta.url), 'utf8'));
  const style = assetOf('wasl', 'css', 'text/css; charset=utf-8', Buffer.from(fonts.css + sheets.join('')));
  const program = assetOf('wasl', 'js', 'text/javascript; charset=utf-8', await bundleIslands());
  return { style, program, all: [style, program, ...fonts.assets] };
}
