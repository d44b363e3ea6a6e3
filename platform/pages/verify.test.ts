import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LogError } from '@wasl/log';
import { verifyPage } from './testing/pages.ts';
import { policyText } from './testing/vectors.ts';

test('the trust file of the node is in the page, byte for byte', async () => {
  const policy = `# </script><script>alert(1)</script> \u202e\n${policyText('one-required')}`;
  const { html } = await verifyPage('en', policy);
  const [, json = ''] = /<script type="application\/json" id="embedded">([^<]*)<\/script>/.exec(html) ?? [];
  assert.deepEqual(JSON.parse(json), { node: 'node.example', policy });
});

test('a malformed trust file makes no page', async () => {
  await assert.rejects(verifyPage('en', 'log not-a-key\nquorum none\n'), LogError);
});

test('every file chooser has a label, and the program has a place for its words', async () => {
  const { html } = await verifyPage('fr');
  for (const id of ['receipts', 'policy'])
    assert.ok(html.includes(`<label class="button`) && html.includes(`for="${id}"`));
  assert.ok(html.includes('role="status"') && html.includes('role="alert"'));
  assert.match(html, /<noscript>.*wasl verify.*<\/noscript>/);
});
