import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contractProblems } from './contract/index.ts';
import { gatewayProblems } from './gateway/problems.ts';
import { registryProblems } from './registry/problems.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '..', 'docs', 'exchange.md'), 'utf8');

/** The text of a section by its number. */
function section(number: number): string {
  const start = DOCUMENT.indexOf(`\n## ${number}. `);
  const end = DOCUMENT.indexOf('\n## ', start + 1);
  assert.ok(start >= 0, `section ${number}`);
  return DOCUMENT.slice(start, end < 0 ? undefined : end);
}

test('every refusal of the gateway stands at a step', () => {
  const steps = section(4);
  for (const code of Object.keys(gatewayProblems)) assert.ok(steps.includes(`\`${code}\``), code);
});

test('every refusal of a statement stands with what is asked of it', () => {
  const entering = section(1);
  for (const code of Object.keys(registryProblems)) assert.ok(entering.includes(`\`${code}\``), code);
});

test('every refusal of a contract, and of what leaves it, is in the document', () => {
  for (const code of Object.keys(contractProblems)) assert.ok(DOCUMENT.includes(`\`${code}\``), code);
});
