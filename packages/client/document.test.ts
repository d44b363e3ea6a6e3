import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { arrive, DRAFT } from './testing/sample.ts';
import { workedExample } from './testing/worked-example.ts';
import { CLOCK_WINDOW_S, TAGS } from './wire.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'exchange.md'), 'utf8');

/** The text of a section by its number. */
function section(number: number): string {
  const start = DOCUMENT.indexOf(`\n## ${number}. `);
  const end = DOCUMENT.indexOf('\n## ', start + 1);
  assert.ok(start >= 0, `section ${number}`);
  return DOCUMENT.slice(start, end < 0 ? undefined : end);
}

function blocks(text: string): string[] {
  return [...text.matchAll(/^```[a-z]*\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

test('the worked example is what the code signs and commits to, to the byte', async () => {
  assert.deepEqual(blocks(section(6)), await workedExample());
});

test('the document names the headers that a request has, the tags and the clock window', async () => {
  const { headers } = await arrive(DRAFT);
  const calling = section(2).toLowerCase();
  for (const name of headers.keys()) assert.ok(calling.includes(`\`${name}\``), name);
  assert.ok(calling.includes(`tag="${TAGS.exchange}"`));
  assert.ok(section(3).includes(`tag="${TAGS.receipt}"`));
  assert.ok(section(5).includes(`tag="${TAGS.node}"`));
  assert.ok(calling.includes(`good for ${CLOCK_WINDOW_S} seconds`));
  assert.ok(section(5).includes(`last ${2 * CLOCK_WINDOW_S} seconds`));
});

test('the shell example signs the components of the profile in their order', async () => {
  const { headers } = await arrive();
  const [script = ''] = blocks(section(7));
  const [, components = ''] = /^wasl=(\([^)]*\));/.exec(headers.get('signature-input') ?? '') ?? [];
  assert.ok(script.includes(`PARAMS="${components.replaceAll('"', '\\"')}"`));
  const names = [...components.matchAll(/"([^"]+)"/g), ['', '@signature-params']].map(([, name]) => name);
  assert.ok(script.includes(`printf '${names.map((name) => `"${name}": %s`).join('\\n')}'`));
});
