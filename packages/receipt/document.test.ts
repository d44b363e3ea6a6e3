import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { leafHash, parseCheckpoint, parseNote } from '@wasl/log';
import { commitBody } from './commitment.ts';
import { FAILURE_CODES } from './error.ts';
import { decodeReceipt } from './file.ts';
import { en } from './messages/en.ts';
import { parseRegistryEntry } from './registry-entry.ts';
import { STEP_IDS } from './step.ts';
import { sha256 } from './testing/keys.ts';
import { FAILING_STEP } from './testing/vector.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '../../docs/receipt-format.md'), 'utf8');
const EXAMPLE = readFileSync(join(import.meta.dirname, 'vectors/valid/logged.wasl'));

/** The text of a section by its number. */
function section(number: number): string {
  const start = DOCUMENT.indexOf(`\n## ${number} `);
  const end = DOCUMENT.indexOf('\n## ', start + 1);
  assert.ok(start >= 0, `section ${number}`);
  return DOCUMENT.slice(start, end < 0 ? undefined : end);
}

/** The first two cells of each row of a section's tables that begins with a word of code. */
function rows(number: number): string[][] {
  return [...section(number).matchAll(/^\| `([a-z-]+)` \| ([^|]*) \|/gm)].map(([, id = '', cell = '']) => [
    id,
    cell,
  ]);
}

test('the document lists every failure code, in the order of the union, with the step that gives it', () => {
  assert.deepEqual(
    rows(14),
    FAILURE_CODES.map((code) => [
      code,
      code === 'statement-malformed' ? 'statements, rule' : FAILING_STEP[code],
    ]),
  );
});

test('the document takes the steps in the order of the algorithm, and each code comes up in them', () => {
  const algorithm = section(12);
  const steps = [...algorithm.matchAll(/^\*\*`([a-z-]+)`\*\*/gm)].map(([, id]) => id);
  assert.deepEqual(steps, STEP_IDS);
  for (const code of FAILURE_CODES) assert.ok(algorithm.includes(`\`${code}\``), code);
});

test('the document says everything that is not proved', () => {
  const listed = rows(13).map(([id]) => id);
  assert.deepEqual(listed.slice(listed.indexOf('anything')), Object.keys(en.notProved));
});

test('the worked example is the vector, and its values are those that come out', async () => {
  const example = section(17);
  assert.ok(example.includes(`\`\`\`\n${EXAMPLE}\`\`\``));
  const { body, salt, leaf, proof, head, statements } = await decodeReceipt(EXAMPLE, sha256);
  assert.ok(
    example.includes(
      `\`body\` is ${body.length} bytes:\n\n\`\`\`\n${new TextDecoder().decode(body)}\n\`\`\``,
    ),
  );
  const { root } = parseCheckpoint(parseNote(proof.checkpoint).text);
  const values = [
    commitBody(salt, body, sha256),
    leafHash(leaf, sha256),
    root,
    leafHash(head.entry, sha256),
    parseRegistryEntry(head.entry).current.root,
    ...statements.map(({ bytes }) => leafHash(bytes, sha256)),
  ];
  const written = [...example.matchAll(/\| `([0-9a-f]{64})` \|/g)].map(([, hex]) => hex);
  assert.deepEqual(
    written,
    values.map((value) => value.toHex()),
  );
});

test('every section that is referred to is there', () => {
  for (const [, number] of DOCUMENT.replaceAll(/RFC [0-9]+ §|exchange\.md\) §/g, '').matchAll(/§([0-9]+)/g)) {
    section(Number(number));
  }
});
