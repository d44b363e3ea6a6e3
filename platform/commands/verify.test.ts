import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Language } from '@wasl/kernel';
import { EXIT } from '../cli/command.ts';
import { verify } from './verify.ts';

const VECTORS = join(import.meta.dirname, '../../packages/receipt/vectors');

/** What `wasl verify` prints of a vector, and how it ends. */
async function run(file: string, language: Language, json = false) {
  const printed: (string | object)[] = [];
  const exit = await verify.run({
    positionals: [join(VECTORS, file)],
    values: { policy: join(VECTORS, 'policies/no-witness.policy') },
    env: {},
    cwd: VECTORS,
    language,
    json,
    print: (line) => printed.push(line),
    report: () => {},
  });
  return { exit, printed };
}

test('an exchange is told in the words of its agreement, in each language', async () => {
  for (const [language, words] of [
    ['ar', ['مراجعة حظيرة السيارات', 'اتفاقية نموذجية، المادة 4', 'ما لا يثبته هذا الوصل']],
    ['fr', ['Qui a demandé : Direction modèle', 'Base légale : Convention modèle, article 4']],
    ['en', ['Who asked: Model directorate', 'Legal basis: Model convention, article 4', '/repairs/*/cost']],
  ] as const) {
    const { exit, printed } = await run('valid/exchange-answered.wasl', language);
    assert.equal(exit, EXIT.ok);
    const text = printed.join('\n');
    for (const said of words) assert.ok(text.includes(said), `${said} in ${text}`);
  }
});

test('an exchange that does not hold says why, and tells nothing of its body', async () => {
  const { exit, printed } = await run('invalid/exchange-field-not-agreed.wasl', 'en');
  assert.equal(exit, EXIT.refused);
  const text = printed.join('\n');
  assert.ok(text.includes('A field left that the agreement does not name.'), text);
  assert.ok(!text.includes('Who asked'), text);
});

test('as JSON, the body has its bytes in Base 64, under the names of the format', async () => {
  const { printed } = await run('valid/exchange-answered.wasl', 'en', true);
  const { body, code } = JSON.parse(JSON.stringify(printed[0]));
  assert.equal(code, null);
  assert.equal(body.version, 1);
  assert.equal(body.request.commitment, new Uint8Array(32).fill(7).toBase64());
  assert.equal(typeof body.registry.root, 'string');
});
