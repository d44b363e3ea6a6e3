import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, parseContract } from '@wasl/exchange';
import { utf8 } from '@wasl/log';
import { agreementContent, serviceContent, systemContent } from '@wasl/receipt';
import { PROGRAMME_REVIEW, programmeReview } from './agreement.ts';
import { PROGRAMME_CONTRACT } from './contract.ts';
import { programmeService, programmeSystem } from './statements.ts';

const PERIOD = { validFrom: '2026-01-01T00:00:00.000Z', validUntil: '2027-01-01T00:00:00.000Z' };
const REVIEW = programmeReview(PERIOD);

/** The fields of an operation that neither leave by themselves nor hold, or lie under, one that does. */
function withheld(operation: string): string[] {
  const found = parseContract(utf8(PROGRAMME_CONTRACT)).operations.find(({ id }) => id === operation);
  const fields = fieldsOf(found ?? assert.fail(`the contract has no ${operation}`));
  const agreed = REVIEW.fields[operation] ?? [];
  assert.deepEqual(
    agreed.filter((pointer) => !fields.includes(pointer)),
    [],
  );
  return fields.filter(
    (field) =>
      !agreed.some(
        (pointer) => pointer === field || field.startsWith(`${pointer}/`) || pointer.startsWith(`${field}/`),
      ),
  );
}

test('the registry takes the agreement, the service and the system as they are', () => {
  const digest = `sha-256:${'A'.repeat(43)}=`;
  const service = programmeService(digest);
  assert.deepEqual(
    agreementContent({ subject: `agreement/${PROGRAMME_REVIEW}`, content: JSON.stringify(REVIEW) }),
    REVIEW,
  );
  assert.deepEqual(
    serviceContent({
      subject: 'service/model-directorate/programme/1',
      content: JSON.stringify(service),
    }),
    service,
  );
  assert.deepEqual(
    systemContent({
      subject: 'system/model-directorate/programme',
      content: JSON.stringify(programmeSystem),
    }),
    programmeSystem,
  );
});

test('the review gets all that its operations answer, but the remarks of the programme office', () => {
  assert.deepEqual(REVIEW.operations, ['listCommitments', 'getCommitment']);
  assert.deepEqual(withheld('listCommitments'), ['/items/*/note']);
  assert.deepEqual(withheld('getCommitment'), ['/commitment/note']);
});

test('the review states its purpose and its legal basis in three languages', () => {
  assert.equal(REVIEW.purpose.code, 'programme-review');
  for (const text of [REVIEW.purpose.text, REVIEW.legalBasis]) {
    assert.deepEqual(Object.keys(text), ['ar', 'fr', 'en']);
  }
  assert.match(REVIEW.legalBasis.en, /54-19, article 12\b.*31-13, article 10\b/);
});
