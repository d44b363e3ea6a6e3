import { fileURLToPath } from 'node:url';
import { build, stop } from 'esbuild';

/** The islands as one program of a browser: a page without it works the same, with less comfort. */
export async function bundleIslands(): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../islands/main.ts', import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: {},
  });
  // esbuild's process has done its one job; a server runs for months.
  await stop();
  const [program] = outputFiles;
  if (program === undefined) throw new RangeError('esbuild made no program');
  return program.contents;
}
