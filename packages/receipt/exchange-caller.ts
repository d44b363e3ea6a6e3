import type { VerifierCrypto } from '@wasl/log';
import { namedKey } from './authority.ts';
import { ReceiptError } from './error.ts';
import { systemKeyContent } from './exchange-content.ts';
import type { ExchangeFields } from './exchange-fields.ts';
import { exchangeSignature } from './exchange-signature.ts';
import { exchangeSubjects, shownFor } from './exchange-subjects.ts';
import type { SignedStatement } from './statement.ts';

/**
 * The caller signed: the key that the body names is shown as current, was valid when the signature says that
 * it was made, and verifies it over the base rebuilt from the body. A key revoked from a moment stays current
 * as a statement, so that what it signed before is still proved.
 */
export async function checkCaller(
  body: ExchangeFields,
  current: readonly SignedStatement[],
  crypto: VerifierCrypto,
): Promise<void> {
  const shown = shownFor(current, exchangeSubjects(body).systemKey);
  const key = shown === undefined ? null : await namedKey(shown.statement, crypto.sha256);
  if (shown === undefined || key === null) {
    throw new ReceiptError('exchange-key-unknown', 'the key of the caller is not shown as current');
  }
  const { validFrom, validUntil } = systemKeyContent(shown.statement);
  const { created, base } = exchangeSignature(body);
  const at = created * 1_000;
  if (at < Date.parse(validFrom) || (validUntil !== null && at >= Date.parse(validUntil))) {
    throw new ReceiptError('exchange-key-not-valid', 'the key was not valid when the signature was made');
  }
  if (!(await crypto.verifyEd25519(key.publicKey, base, body.request.signature))) {
    throw new ReceiptError(
      'exchange-signature-invalid',
      'the signature does not verify over what the body says',
    );
  }
}
