import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formTokenOf, isToken, newAccountId, newToken, sameText } from './secret.ts';
import { sessionCookie } from './session-cookie.ts';

test('RFC 6265bis: over HTTPS the cookie is of this host alone; always out of reach of scripts and other sites', () => {
  const token = newToken();
  assert.equal(
    sessionCookie(true).write(token),
    `__Host-wasl_session=${token}; Path=/; HttpOnly; SameSite=Lax; Secure`,
  );
  assert.equal(sessionCookie(false).write(token), `wasl_session=${token}; Path=/; HttpOnly; SameSite=Lax`);
  assert.match(sessionCookie(true).write(null), /^__Host-wasl_session=; Max-Age=0; /);
});

test('a token is read back among other cookies; under another name, twice, or malformed it is none', () => {
  const { read } = sessionCookie(true);
  const token = newToken();
  assert.equal(read(`a=b; __Host-wasl_session=${token}; c=d`), token);
  for (const header of [
    '',
    `wasl_session=${token}`,
    `__Host-wasl_session=${token}; __Host-wasl_session=${newToken()}`,
    `__Host-wasl_session=${token}=`,
    `__Host-wasl_session=${token.slice(1)}`,
  ]) {
    assert.equal(read(header), null, header);
  }
});

test('property: whatever a browser sends as its cookies, only a token in its one spelling is read', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = sessionCookie(false).read(`wasl_session=${text}`);
      assert.ok(read === null || isToken(read));
    }),
  );
});

test('the token of forms follows from the session, differs between sessions and does not give it away', () => {
  const [one, other] = [newToken(), newToken()];
  assert.equal(sameText(formTokenOf(one), formTokenOf(one)), true);
  assert.equal(sameText(formTokenOf(one), formTokenOf(other)), false);
  assert.equal(sameText(formTokenOf(one), ''), false);
  assert.equal(formTokenOf(one).includes(one), false);
});

test('the pseudonym of an account is of letters alone', () => {
  for (let i = 0; i < 200; i += 1) assert.match(newAccountId(), /^[a-z]{16}$/);
});
