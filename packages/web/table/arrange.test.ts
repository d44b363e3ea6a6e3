import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, type Column } from './arrange.ts';

type Row = { readonly name: string; readonly days: number; readonly state: string };

const ROWS: readonly Row[] = Array.from({ length: 25 }, (_, index) => ({
  name: `f${index}`,
  days: (index * 7) % 25,
  state: index % 5 === 0 ? 'late' : 'open',
}));

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', heading: 'Name', cell: ({ name }) => name },
  { key: 'days', heading: 'Days', cell: ({ days }) => days, compare: (a, b) => a.days - b.days },
  {
    key: 'state',
    heading: 'State',
    cell: ({ state }) => state,
    filter: { choices: [{ value: 'late', label: 'Late' }], of: ({ state }) => state },
  },
];

function arranged(query: Readonly<Record<string, string>>) {
  const fields = new Map(Object.entries(query).map(([name, value]) => [name, [value]]));
  return arrange(ROWS, COLUMNS, fields, 10);
}

test('the address sorts both ways', () => {
  assert.equal(arranged({ sort: 'days' }).rows[0]?.days, 0);
  assert.equal(arranged({ sort: '-days' }).rows[0]?.days, 24);
});

test('the address narrows, and the count is that of all pages', () => {
  const late = arranged({ state: 'late' });
  assert.equal(late.total, 5);
  assert.ok(late.rows.every(({ state }) => state === 'late'));
});

test('the address turns pages, and never beyond the last', () => {
  assert.deepEqual(
    arranged({ page: '3' }).rows.map(({ name }) => name),
    ['f20', 'f21', 'f22', 'f23', 'f24'],
  );
  assert.equal(arranged({ page: '99' }).page, 3);
  assert.equal(arranged({ state: 'late', page: '3' }).page, 1);
});

test('what the address names and the table does not know changes nothing', () => {
  for (const query of [
    { sort: 'name' },
    { sort: '-' },
    { state: 'lost' },
    { page: '-1' },
    { page: '1e9' },
    { x: 'y' },
  ]) {
    assert.deepEqual(arranged(query), arranged({}), JSON.stringify(query));
  }
});
