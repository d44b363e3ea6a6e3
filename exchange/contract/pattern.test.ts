import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { refusePattern } from './pattern.ts';
import { type Pattern, readPattern } from './pattern-syntax.ts';

test('patterns as codes and references are written are accepted', () => {
  for (const pattern of [
    '^[a-z0-9]+(-[a-z0-9]+)*$',
    '^[A-Z]{1,2}[0-9]{5,7}$',
    '^\\d{4}-\\d{2}(?:-\\d{2})?$',
    '^(?:north|south|east)$',
    '^[ء-ي]+(?: [ء-ي]+)*$',
    '^[\\u0621-\\u064A]+$',
    '^MA-[0-9]{2}$',
    '^[^/\\\\]*$',
    '^\\+212[5-8][0-9]{8}$',
    '^.*$',
    '^[\\w.-]+$',
    '^a?b?c?$',
    '^(?:ab|c)*d$',
    '^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$',
    '^$',
    '^😀+$',
  ]) {
    assert.equal(refusePattern(pattern), null, pattern);
  }
});

test('a pattern that can match one text in two ways is refused', () => {
  for (const pattern of [
    '^(a+)+$',
    '^(a*)*$',
    '^(a|a)*$',
    '^(a|aa)+$',
    '^(a?)*$',
    '^(a*|b)*$',
    '^(?:a|[a-z])*$',
    '^(.*)*$',
    '^.*.*$',
    '^.*=.*$',
    '^a*a*$',
    '^a?a$',
    '^a{0,2}a$',
    '^(a{1,2}){2}$',
    '^(?:a{0,2}){3}$',
    '^(?:a?|b?)$',
    '^(?:a?b?)*$',
    '^(?:(?:a?)?)?$',
    '^[a-m]*[m-z]*$',
    '^\\w+\\d$',
    '^\\s*\\S*\\s*$'.replace('\\S', '.'),
    '^[a-z]{200}[a-z]{200}$',
  ]) {
    assert.match(refusePattern(pattern) ?? '', /two ways/, pattern);
  }
});

test('what is not read, and what would not be anchored, is refused', () => {
  for (const pattern of [
    '',
    'a',
    '^a',
    'a$',
    '^a|b$',
    '^a$b$',
    '^a\\$',
    '^(',
    '^[$',
    '^a)$',
    '^[z-a]$',
    '^\\1$',
    '^(a)\\1$',
  ]) {
    assert.notEqual(refusePattern(pattern), null, pattern);
  }
  for (const pattern of [
    '^(?=a)a$',
    '^(?!a)b$',
    '^(?<=a)b$',
    '^(?<n>a)$',
    '^a*?$',
    '^a{1,2}?$',
    '^\\p{L}$',
    '^\\bword$',
    '^\\n$',
    `^${'a'.repeat(200)}$`,
  ]) {
    assert.notEqual(refusePattern(pattern), null, pattern);
  }
});

/** Random patterns over two letters, where ambiguity is easy to hit. */
const { pattern: patterns } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('a', 'b', '[ab]', '.'),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `${one}${other}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([one, other]) => `(?:${one}|${other})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{0,3}'))
      .map(([one, sign]) => `(?:${one})${sign}`),
  ),
}));

/** Where a match that began at `from` may end, by sets of places: it never tries anything twice. */
function endsOf(pattern: Pattern, text: string, from: ReadonlySet<number>): ReadonlySet<number> {
  switch (pattern.kind) {
    case 'characters':
      return new Set(
        [...from].flatMap((at) => {
          const code = text.codePointAt(at);
          const fits =
            code !== undefined && pattern.points.some(([low, high]) => low <= code && code <= high);
          return fits ? [at + 1] : [];
        }),
      );
    case 'sequence':
      return pattern.parts.reduce((ends, part) => endsOf(part, text, ends), from);
    case 'choice':
      return new Set(pattern.branches.flatMap((branch) => [...endsOf(branch, text, from)]));
    case 'repeat': {
      let ends = from;
      const all = new Set(pattern.least === 0 ? from : []);
      for (let times = 1; times <= Math.min(pattern.most, pattern.least + text.length); times += 1) {
        ends = endsOf(pattern.body, text, ends);
        if (times >= pattern.least) for (const end of ends) all.add(end);
      }
      return all;
    }
  }
}

test('a pattern is read as the engine of the runtime reads it', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '!'), maxLength: 8 });
  fc.assert(
    fc.property(patterns, texts, (body, text) => {
      const read = readPattern(`^${body}$`);
      assert.ok(typeof read !== 'string');
      assert.equal(
        new RegExp(`^${body}$`, 'u').test(text),
        endsOf(read, text, new Set([0])).has(text.length),
      );
    }),
    { numRuns: 1_000 },
  );
});

test('an accepted pattern is given up in a moment, whatever the text', () => {
  fc.assert(
    fc.property(patterns, (body) => {
      const read = readPattern(`^${body}$`);
      fc.pre(refusePattern(`^${body}$`) === null && typeof read !== 'string');
      // One that could be read in two ways needs 2^30 steps at some of these, and never comes back.
      for (const part of ['a', 'b', 'ab', 'aab', 'abb']) {
        const text = `${part.repeat(30)}!`;
        const expected = endsOf(read, text, new Set([0])).has(text.length);
        assert.equal(new RegExp(`^${body}$`, 'u').test(text), expected);
      }
    }),
    { numRuns: 1_000 },
  );
});

test('an accepted pattern reads a text of a megabyte', () => {
  const pattern = '^[a-z0-9]+(-[a-z0-9]+)*$';
  assert.equal(refusePattern(pattern), null);
  assert.equal(new RegExp(pattern, 'u').test(`${'ab-'.repeat(350_000)}`), false);
  assert.equal(new RegExp(pattern, 'u').test(`${'ab-'.repeat(350_000)}c`), true);
});
