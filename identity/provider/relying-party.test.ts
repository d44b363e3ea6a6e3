import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProvider, PROVIDER } from '../testing/index.ts';
import { createRelyingParty } from './relying-party.ts';

test('a provider that does not answer is said, and is asked again the next time', async () => {
  const provider = createProvider();
  let away = true;
  const party = createRelyingParty(PROVIDER, {
    clock: Date.now,
    origin: () => 'https://wasl.example',
    fetch: async (url, options) => {
      if (away) throw new TypeError('fetch failed');
      return provider.fetch(url, options);
    },
  });
  await assert.rejects(party.begin(), { code: 'sign-in-provider-unreachable' });
  away = false;
  const address = new URL(party.addressOf(await party.begin()) ?? '');
  assert.equal(address.searchParams.get('redirect_uri'), 'https://wasl.example/sign-in/provider/back');
  for (const name of ['state', 'nonce', 'code_challenge']) {
    assert.ok((address.searchParams.get(name) ?? '').length >= 43, name);
  }
});
