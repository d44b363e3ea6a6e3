import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, fromUtf8, LogError, utf8 } from '@wasl/log';
import { sha256 } from '../crypto.ts';
import { formatState, parseState, stateFileName, type WitnessState } from './state.ts';

const state: WitnessState = {
  checkpoint: { origin: 'node.example/log/receipts', size: 70_000, root: sha256(utf8('root')) },
  time: 1_790_000_000,
};

test('a state is read back as it was written', () => {
  assert.deepEqual(parseState(formatState(state)), state);
});

test('a person can read it', () => {
  assert.match(
    fromUtf8(formatState(state)),
    /^wasl-witness\/v1\nnode\.example\/log\/receipts\n70000\n\S{44}\ntime 1790000000\nsha256 [0-9a-f]{64}\n$/,
  );
});

test('every changed bit, missing end and added byte is refused', () => {
  const bytes = formatState(state);
  const damaged = [concat(bytes, utf8('\n')), concat(utf8('\n'), bytes), new Uint8Array()];
  for (let i = 0; i < bytes.length; i++) {
    damaged.push(bytes.slice(0, i));
    for (let bit = 0; bit < 8; bit++) {
      damaged.push(bytes.map((byte, at) => (at === i ? byte ^ (1 << bit) : byte)));
    }
  }
  for (const input of damaged) assert.throws(() => parseState(input), LogError);
});

test('another spelling of the same state is refused, even with a right checksum', () => {
  const sum = (text: string) => utf8(`${text}sha256 ${sha256(utf8(text)).toHex()}\n`);
  const text = fromUtf8(formatState(state)).replace(/sha256 .*\n$/, '');
  assert.deepEqual(parseState(sum(text)), state);
  for (const other of [
    text.replace('time ', ''),
    text.replace('time ', 'time 0'),
    text.replace('/v1', '/v2'),
    text.replaceAll('\n', '\r\n'),
  ]) {
    assert.throws(() => parseState(sum(other)), LogError);
  }
});

test('origins have file names that differ in any file system and never leave the folder', () => {
  assert.equal(stateFileName('node.example/log/receipts'), 'node.example%2flog%2freceipts');
  const origins = [
    'a',
    'A',
    '.',
    '..',
    '../a',
    '.a',
    'a/b',
    'a%2fb',
    'a\\b',
    'a:b',
    'وصل',
    'é',
    'e\u0301',
    'a.',
    '~',
  ];
  const names = origins.map(stateFileName);
  assert.equal(new Set(names.map((name) => name.toLowerCase())).size, origins.length);
  for (const name of names) assert.match(name, /^[a-z0-9_%-][a-z0-9._%-]*$/);
});
