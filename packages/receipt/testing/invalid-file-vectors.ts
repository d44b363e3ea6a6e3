import { utf8 } from '@wasl/log';
import { encodeBody } from '../index.ts';
import type { Scene } from './scene.ts';
import { encode, invalidVector, rewrite, type Vector } from './vector.ts';
import { bodyOf, issue } from './world.ts';

/** Files that fail before any proof is looked at, all but one of them with a digest that matches. */
export async function invalidFileVectors(scene: Scene): Promise<Vector[]> {
  return [...spellings(scene), ...(await bodies(scene)), ...(await leaves(scene))];
}

function spellings({ file, receipt }: Scene): Vector[] {
  const text = new TextDecoder().decode(file);
  const malformed = (name: string, about: string, bytes: Uint8Array) =>
    invalidVector(name, 'file-malformed', about, bytes);
  const changed = (name: string, about: string, from: string | RegExp, to: string) =>
    malformed(
      name,
      about,
      rewrite(file, (whole) => whole.replace(from, to)),
    );
  const [first, ...rest] = receipt.statements;
  const twice = first === undefined ? receipt : { ...receipt, statements: [first, ...rest] };
  const statement =
    /^statement .*\n(?:[^ ]{44}\n)*/m.exec(new TextDecoder().decode(encode(twice)))?.[0] ?? '';
  return [
    invalidVector(
      'file-digest-mismatch',
      'file-digest-mismatch',
      'one character of the salt changed, the digest left as it was',
      utf8(text.replace(/^(salt .)./m, '$1/')),
    ),
    invalidVector(
      'file-version-unsupported',
      'file-version-unsupported',
      'version 2',
      rewrite(file, (whole) => whole.replace('wasl/receipt/v1', 'wasl/receipt/v2')),
    ),
    malformed('file-empty', 'no byte', new Uint8Array()),
    malformed('file-truncated', 'the last line is missing', utf8(text.slice(0, text.lastIndexOf('digest ')))),
    malformed('file-end-missing', 'the last newline is missing', utf8(text.slice(0, -1))),
    malformed('file-more', 'a line after the digest', utf8(`${text}\n`)),
    malformed(
      'file-not-utf8',
      'a byte that is not UTF-8',
      Uint8Array.of(...file.subarray(0, -1), 0xff, 0x0a),
    ),
    malformed('file-bom', 'a byte order mark', utf8(`\ufeff${text}`)),
    malformed(
      'file-crlf',
      'lines ending in CR LF',
      rewrite(file, (whole) => whole.replaceAll('\n', '\r\n')),
    ),
    changed('file-header', 'another header', 'wasl/receipt/v1', 'wasl/receipt/v01'),
    changed('file-unknown-line', 'a line of an unknown keyword', /^salt /m, 'note AAAA\nsalt '),
    changed('file-order', 'salt and leaf exchanged', /^(salt .*\n)(leaf .*\n)/m, '$2$1'),
    changed('file-base64-padding', 'Base 64 without its padding', /^(salt .*)=$/m, '$1'),
    changed('file-base64-trailing', 'Base 64 with stray trailing bits', /^(salt .{42}).=$/m, '$1l='),
    changed('file-base64-url', 'Base 64 in the alphabet for URLs', /^(salt .*)\+/m, '$1-'),
    changed('file-salt-short', 'a salt of 31 bytes', /^salt .*$/m, `salt ${'A'.repeat(40)}AA==`),
    changed('file-count-zero', 'a count with a leading zero', /^statements /m, 'statements 0'),
    changed('file-count-over', 'more statements announced than there are', /^statements 1$/m, 'statements 2'),
    changed('file-count-large', 'more statements than 64', /^statements 1$/m, 'statements 65'),
    changed('file-proof-lines', 'a proof announced shorter than it is', /^proof 14$/m, 'proof 13'),
    changed('file-proof-extra', 'extra data in a proof', /^proof 14\n(.*\n)/m, 'proof 15\n$1extra AAAA\n'),
    changed(
      'file-checkpoint-extension',
      'a checkpoint with an extension line',
      /^proof 14([^—]*)\n— /m,
      'proof 15$1more\n\n— ',
    ),
    changed('file-statement-twice', 'a statement twice', /^statements 1\n/m, `statements 2\n${statement}`),
  ];
}

async function bodies({ main, note }: Scene): Promise<Vector[]> {
  const good = new TextDecoder().decode(encodeBody(bodyOf(main, note, 8)));
  async function body(
    name: string,
    about: string,
    change: (json: string) => string,
    code: 'body-malformed' | 'body-unsupported' = 'body-malformed',
  ): Promise<Vector> {
    return invalidVector(
      name,
      code,
      about,
      encode(await issue(main, note, { bodyBytes: utf8(change(good)) })),
    );
  }
  return [
    await body(
      'body-kind',
      'a kind that is not known',
      (json) => json.replace('"kind":"statement"', '"kind":"filing"'),
      'body-unsupported',
    ),
    await body(
      'body-version',
      'a version that is not known',
      (json) => json.replace('"version":1', '"version":2'),
      'body-unsupported',
    ),
    await body(
      'body-kind-prototype',
      'a kind that is a property of every object',
      (json) => json.replace('"kind":"statement"', '"kind":"constructor"'),
      'body-unsupported',
    ),
    await body('body-not-json', 'a comma too many', (json) => json.replace('}', ',}')),
    await body('body-not-object', 'an array', (json) => `[${json}]`),
    await body('body-name-twice', 'a name given twice', (json) =>
      json.replace('{', '{"node":"other.example",'),
    ),
    await body('body-name-twice-escaped', 'a name given twice, once escaped', (json) =>
      json.replace('{', '{"n\\u006fde":"other.example",'),
    ),
    await body('body-name-twice-within', 'a name given twice within the registry head', (json) =>
      json.replace('"size":', '"size":1,"size":'),
    ),
    await body('body-unknown-field', 'a field that is not known', (json) =>
      json.replace('{', '{"comment":"",'),
    ),
    await body('body-proto', 'a field __proto__', (json) =>
      json.replace('{', '{"__proto__":{"node":"other.example"},'),
    ),
    await body('body-missing-field', 'a field is missing', (json) => json.replace(/"at":"[^"]*",/, '')),
    await body('body-surrogate', 'half of a surrogate pair', (json) =>
      json.replace('"organisation":"', '"organisation":"\\ud800'),
    ),
    await body('body-version-text', 'the version as text', (json) =>
      json.replace('"version":1', '"version":"1"'),
    ),
    await body('body-id-upper-case', 'an identifier in upper case', (json) =>
      json.replace(/"id":"[^"]*"/, (id) => id.toUpperCase().replace('"ID"', '"id"')),
    ),
    await body('body-id-version', 'a UUID of version 4', (json) =>
      json.replace('-7000-8000-', '-4000-8000-'),
    ),
    await body('body-time-day', 'a day that does not exist', (json) =>
      json.replace('"at":"2026-11-24', '"at":"2026-11-31'),
    ),
    await body('body-time-precision', 'a time without milliseconds', (json) =>
      json.replace('02.456Z', '02Z'),
    ),
    await body('body-node-upper-case', 'a node in upper case', (json) =>
      json.replace('"node":"node', '"node":"Node'),
    ),
    await body('body-size-zero', 'an empty registry', (json) => json.replace('"size":8', '"size":0')),
    await body('body-size-fraction', 'a size that is not whole', (json) =>
      json.replace('"size":8', '"size":8.5'),
    ),
    await body('body-size-large', 'a size beyond 2^53 - 1', (json) =>
      json.replace('"size":8', '"size":9007199254740993'),
    ),
    await body('body-root', 'a root of 31 bytes', (json) =>
      json.replace(/"root":"[^"]*"/, `"root":"${'A'.repeat(40)}AA=="`),
    ),
    await body('body-bom', 'a byte order mark', (json) => `\ufeff${json}`),
  ];
}

async function leaves({ main, note, receipt, second }: Scene): Promise<Vector[]> {
  const tags = (count: number) => Uint8Array.from({ length: 32 * count }, (_, i) => Math.floor(i / 32) + 1);
  async function leaf(name: string, about: string, form: number, rest: Uint8Array): Promise<Vector> {
    const issued = await issue(main, note, {
      leaf: (commitment) => Uint8Array.of(form, ...commitment, ...rest),
    });
    return invalidVector(name, 'leaf-malformed', about, encode(issued));
  }
  return [
    await leaf('leaf-form', 'a form of leaf that is not known', 3, tags(4)),
    await leaf('leaf-two-tags', 'fewer tags than four', 1, tags(2)),
    await leaf('leaf-five-tags', 'a number of tags that is no power of two', 1, tags(5)),
    await leaf('leaf-512-tags', 'more tags than 256', 1, tags(512)),
    await leaf('leaf-half-tag', 'half a tag too many', 1, Uint8Array.of(...tags(4), ...new Uint8Array(16))),
    await leaf('leaf-unsorted', 'tags that do not ascend', 1, tags(4).toReversed()),
    await leaf('leaf-tag-twice', 'a tag twice', 1, Uint8Array.of(...tags(3), ...tags(3).slice(64))),
    await leaf('leaf-list-long', 'the second form with two hashes', 2, tags(2)),
    invalidVector(
      'commitment-salt',
      'commitment-mismatch',
      'the salt of another receipt',
      encode({ ...receipt, salt: second.salt }),
    ),
    invalidVector(
      'commitment-body',
      'commitment-mismatch',
      'the body of another receipt',
      encode({ ...receipt, body: second.body }),
    ),
    invalidVector(
      'commitment-leaf',
      'commitment-mismatch',
      'the leaf and proof of another receipt',
      encode({ ...receipt, leaf: second.leaf, proof: second.proof }),
    ),
    invalidVector(
      'commitment-space',
      'commitment-mismatch',
      'the body with a space that says nothing',
      encode({ ...receipt, body: utf8(new TextDecoder().decode(receipt.body).replace('{', '{ ')) }),
    ),
  ];
}
