import { answer, noStore, plain } from './answers.ts';
import type { Paths } from './model.ts';
import { refusals } from './refusals.ts';
import { ref } from './schemas.ts';
import { LANGUAGE, SIGNATURE } from './signature.ts';

export const RECEIPT_PATHS: Paths = {
  '/api/receipts/{id}': {
    get: {
      operationId: 'getReceipt',
      tags: ['Exchange'],
      summary: 'The receipt of an exchange, to its parties',
      description:
        'Signed by a key of the consumer’s system or of a system of the provider’s organisation, over `@method`, `@authority` and `@path`, with the tag `wasl/receipt/v1`; without a query. To anybody else, and for what does not exist, `receipt-unknown`.',
      parameters: [
        { name: 'id', in: 'path', required: true, description: 'Id of the exchange', schema: ref('Id') },
        ...SIGNATURE,
        LANGUAGE,
      ],
      responses: {
        ...answer(200, 'The receipt file', {
          headers: noStore(),
          content: plain('A `.wasl` file: docs/receipt-format.md'),
        }),
        ...refusals([
          'request-malformed',
          'header-missing',
          'header-repeated',
          'authority-foreign',
          'signature-malformed',
          'key-unknown',
          'key-revoked',
          'signature-invalid',
          'signature-expired',
          'signature-early',
          'claim-replayed',
          'receipt-unknown',
          'ledger-corrupt',
          'internal-error',
        ]),
      },
    },
  },
};
