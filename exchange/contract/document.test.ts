import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { utf8 } from '@wasl/log';
import { compileContract } from './compile.ts';
import { fieldsOf } from './fields.ts';
import { FORMATS } from './formats.ts';
import { METHODS } from './model.ts';
import { parseContract } from './parse.ts';
import { refusePattern } from './pattern.ts';
import { BROKEN_ANSWERS } from './testing/broken-answers.ts';
import { BROKEN_REQUESTS } from './testing/broken-requests.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'exchange.md'), 'utf8');
const SECTION = DOCUMENT.slice(DOCUMENT.indexOf('\n## 9. Contracts'));

/** The paragraph, list and tables under a bold heading. */
function part(name: string): string {
  const [, text = ''] = SECTION.split(`\n**${name}.**`);
  return text.split('\n\n**')[0] ?? '';
}

function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

function example() {
  const [, json] = /^```json\n([\s\S]*?)^```$/m.exec(SECTION) ?? [];
  assert.ok(json !== undefined);
  return parseContract(utf8(json));
}

test('the contract of the document is accepted, and has the operations it speaks of', () => {
  const contract = example();
  const { operations } = compileContract(contract);
  assert.deepEqual([...operations.keys()], ['listPermits', 'renewPermit']);
  assert.deepEqual(operations.get('renewPermit')?.subjects, {
    request: ['/body/askedBy'],
    response: ['/holder/id'],
  });
});

test('the fields that the document lists are those that an agreement may name', () => {
  const listed = example().operations.find(({ id }) => id === 'listPermits');
  assert.ok(listed !== undefined);
  assert.deepEqual(
    codesIn(part('Fields')).filter((code) => code.startsWith('/')),
    fieldsOf(listed),
  );
});

test('the document names every format and method, and says of its patterns what the reader says', () => {
  const schemas = codesIn(part('Schemas'));
  for (const format of Object.keys(FORMATS)) assert.ok(schemas.includes(format), format);
  for (const method of METHODS) assert.ok(SECTION.includes(`\`${method}\``), method);
  const [accepted = '', refused = ''] = part('Schemas').split(' is accepted; ');
  const good = codesIn(accepted).at(-1) ?? '';
  const bad = codesIn(refused).filter((code) => code.startsWith('^'));
  assert.equal(refusePattern(good), null, good);
  assert.equal(bad.length, 3);
  for (const pattern of bad) assert.match(refusePattern(pattern) ?? '', /two ways/, pattern);
});

test('the document names every code of a change that breaks', () => {
  const named = codesIn(part('Changing it'));
  const codes = [...BROKEN_REQUESTS, ...BROKEN_ANSWERS].flatMap(({ expected }) =>
    expected.map((line) => line.split(' ')[0] ?? ''),
  );
  assert.ok(codes.length >= 60);
  for (const code of new Set(codes)) {
    const [, group, rule = ''] = /^(parameter|request|response)-(.+)$/.exec(code) ?? [];
    const isCovered = named.includes(code) || (named.includes(`${group}-…`) && named.includes(rule));
    assert.ok(isCovered, code);
  }
});
