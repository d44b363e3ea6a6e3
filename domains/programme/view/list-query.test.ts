import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readParameters } from './list-query.ts';

function read(query: string, language: 'ar' | 'fr' | 'en' = 'ar') {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return readParameters(fields, language);
}

const NOTHING = {
  year: null,
  domain: null,
  kind: null,
  standing: null,
  completion: null,
  region: null,
  terms: [],
  sort: 'id',
  page: 1,
};

test('an address without parameters, or with empty ones as a form sends them, asks for all', () => {
  assert.deepEqual(read(''), NOTHING);
  assert.deepEqual(read('q=&domain=&region=&page=&fbclid=x'), NOTHING);
});

test('what is asked for is read into its type', () => {
  assert.deepEqual(
    read(
      'year=2026&domain=digital&kind=deliverable&standing=no-later-data&completion=limited&page=2&sort=due',
    ),
    {
      ...NOTHING,
      year: 2026,
      domain: 'digital',
      kind: 'deliverable',
      standing: 'no-later-data',
      completion: 'limited',
      sort: 'due',
      page: 2,
    },
  );
  assert.equal(read('region=MA-12')?.region, 'MA-12');
  assert.equal(read('region=not-announced')?.region, 'not-announced');
  assert.deepEqual(read('q=l%27%C3%A9cole', 'fr')?.terms, ['ecole']);
});

test('a value that does not exist, or one given twice, is no list', () => {
  const queries = [
    'domain=secret',
    'kind=x',
    'standing=late',
    'completion=50',
    'region=MA-13',
    'sort=random',
  ];
  for (const query of [...queries, 'page=0', 'page=-1', 'page=1e2', 'page=401', 'year=26x', 'q=a&q=b']) {
    assert.equal(read(query), null, query);
  }
});
