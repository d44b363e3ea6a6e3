import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Action, can, isProvenFor, POLICIES, ROLES, type Role } from './policies.ts';

const EVERYONE: readonly (Role | 'nobody')[] = [...ROLES, 'nobody'];

/** Written out by hand, so that a slip in the table is seen here. */
const ALLOWED: Readonly<Record<Action, readonly (Role | 'nobody')[]>> = {
  'manage-own-sessions': EVERYONE,
  'manage-people': ['administrator'],
  'edit-programme': ['programme-officer'],
  'review-evidence': ['reviewer'],
  'publish-period': ['publisher'],
};

function person(role: Role | 'nobody') {
  return { account: 'x', roles: new Set(role === 'nobody' ? [] : [role]), provenAt: 0 };
}

test('each action is allowed to the roles of its policy and to no other', () => {
  for (const [action, allowed] of Object.entries(ALLOWED)) {
    const known = Object.keys(POLICIES).find((name): name is Action => name === action);
    assert.ok(known !== undefined);
    for (const role of EVERYONE)
      assert.equal(can(person(role), known), allowed.includes(role), `${role} ${action}`);
  }
  assert.deepEqual(Object.keys(ALLOWED), Object.keys(POLICIES));
});

test('an administrator neither edits nor publishes: each right is granted by itself', () => {
  const administrator = person('administrator');
  assert.equal(can(administrator, 'edit-programme') || can(administrator, 'publish-period'), false);
});

test('what is privileged asks for a passkey shown within a quarter of an hour', () => {
  const quarter = 15 * 60_000;
  for (const action of ['manage-people', 'publish-period'] as const) {
    assert.equal(isProvenFor(person('publisher'), action, quarter), true);
    assert.equal(isProvenFor(person('publisher'), action, quarter + 1), false);
  }
  assert.equal(isProvenFor({ ...person('publisher'), provenAt: null }, 'publish-period', 0), false);
  assert.equal(isProvenFor(person('reader'), 'manage-own-sessions', quarter + 1), true);
});
