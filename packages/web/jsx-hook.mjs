// Node.js strips types and leaves JSX alone. With `--import` of this file it runs `.tsx` too: see
// decisions/0010-jsx-without-a-build.md.
import { globSync, readFileSync } from 'node:fs';
import { createRequire, findPackageJSON, registerHooks, setSourceMapsSupport } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Programs by the path of their source. */
const made = new Map();

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context);
    return { format: 'module', source: programOf(url), shortCircuit: true };
  },
});

function programOf(url) {
  const file = fileURLToPath(url);
  if (!made.has(file)) transformRoom(dirname(findPackageJSON(url)));
  return made.get(file) ?? readFileSync(file, 'utf8');
}

/** Every component of a room in one run: each run of esbuild is a process, and costs more than what it does. */
function transformRoom(folder) {
  // Not before it is needed: most commands show no page.
  const { buildSync } = createRequire(import.meta.url)('esbuild');
  // esbuild writes its own lines; a mistake is to be found in the source.
  setSourceMapsSupport(true);
  const files = globSync('**/*.tsx', { cwd: folder, exclude: ['**/node_modules'] });
  const { outputFiles } = buildSync({
    entryPoints: files,
    absWorkingDir: folder,
    outbase: folder,
    outdir: folder,
    outExtension: { '.js': '.tsx' },
    write: false,
    format: 'esm',
    target: 'esnext',
    charset: 'utf8',
    sourcemap: 'inline',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
    // What a file means is not for another file to say.
    tsconfigRaw: {},
  });
  for (const { path, text } of outputFiles) made.set(resolve(path), text);
}
