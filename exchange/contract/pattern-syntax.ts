import { ANY, CLASSES, type CodePoints, complement } from './code-points.ts';

/** A pattern as read: characters, one after the other, one of several, or one repeated (`most` may be Infinity). */
export type Pattern =
  | { readonly kind: 'characters'; readonly points: CodePoints }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly branches: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly body: Pattern; readonly least: number; readonly most: number };

class PatternError extends Error {}

const SYNTAX = '^$\\.*+?()[]{}|/';
const QUANTIFIER = /([*+?]|\{(\d{1,3})(,(\d{0,3}))?\})(\??)/y;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|(.))/uy;

/** Reads the patterns that the subset has, in the syntax of ECMA-262 with the flag `u`; a text says why not. */
export function readPattern(source: string): Pattern | string {
  if (!source.startsWith('^') || !source.endsWith('$')) return 'the pattern is not anchored by ^ and $';
  try {
    new RegExp(source, 'u');
    const reader = createReader(source.slice(1, -1));
    const pattern = reader.sequence();
    return reader.ended() ? pattern : 'alternatives at the top of a pattern stand in (?:…)';
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    if (error instanceof SyntaxError) return 'the pattern is not a regular expression of ECMA-262';
    throw error;
  }
}

function createReader(source: string) {
  let at = 0;

  function sticky(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = at;
    const found = expression.exec(source);
    if (found !== null) at += found[0].length;
    return found;
  }

  function next(): string {
    const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += character.length;
    return character;
  }

  function sequence(): Pattern {
    const parts: Pattern[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(repeated(atom()));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind: 'sequence', parts };
  }

  function atom(): Pattern {
    if (source[at] === '(') return group();
    if (source[at] === '[') return { kind: 'characters', points: characterClass() };
    if (source[at] === '\\') return { kind: 'characters', points: escaped() };
    const character = next();
    if (character === '.') return { kind: 'characters', points: ANY };
    if (SYNTAX.includes(character))
      throw new PatternError(`the pattern has ${character} where it means more`);
    return { kind: 'characters', points: one(character) };
  }

  function group(): Pattern {
    at += source.startsWith('(?:', at) ? 3 : 1;
    if (source[at] === '?') throw new PatternError('the pattern has a group that looks around or has a name');
    const branches = [sequence()];
    while (source[at] === '|') {
      at += 1;
      branches.push(sequence());
    }
    at += 1;
    const [only] = branches;
    return branches.length === 1 && only !== undefined ? only : { kind: 'choice', branches };
  }

  function repeated(body: Pattern): Pattern {
    const found = sticky(QUANTIFIER);
    if (found === null) return body;
    const [, sign = '', exact, range, limit = '', lazy] = found;
    if (lazy !== '') throw new PatternError('the pattern has a lazy quantifier');
    if (exact === undefined) {
      return { kind: 'repeat', body, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
    }
    const least = Number(exact);
    return {
      kind: 'repeat',
      body,
      least,
      most: range === undefined ? least : limit === '' ? Infinity : Number(limit),
    };
  }

  function escaped(): CodePoints {
    const [, code, character = ''] = sticky(ESCAPE) ?? [];
    if (code === undefined && character === '') throw new PatternError('the pattern ends in an escaped $');
    if (code !== undefined) return one(String.fromCodePoint(Number.parseInt(code, 16)));
    const points = CLASSES.get(character);
    if (points !== undefined) return points;
    if (SYNTAX.includes(character) || character === '-') return one(character);
    throw new PatternError(`the pattern has the escape \\${character}, which is not read`);
  }

  function characterClass(): CodePoints {
    at += 1;
    const negated = source[at] === '^';
    if (negated) at += 1;
    const points: (readonly [number, number])[] = [];
    while (source[at] !== ']') {
      const from = source[at] === '\\' ? escaped() : one(next());
      if (source[at] === '-' && source[at + 1] !== ']') {
        at += 1;
        const to = source[at] === '\\' ? escaped() : one(next());
        points.push([from[0]?.[0] ?? 0, to[0]?.[1] ?? 0]);
      } else points.push(...from);
    }
    at += 1;
    return negated ? complement(points) : points;
  }

  return { sequence, ended: () => at === source.length };
}

function one(character: string): CodePoints {
  const code = character.codePointAt(0) ?? 0;
  return [[code, code]];
}
