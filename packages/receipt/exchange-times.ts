import { ReceiptError } from './error.ts';
import type { ExchangeFields } from './exchange-fields.ts';
import { exchangeSignature } from './exchange-signature.ts';

/** A signature is good for so long before and after the node's clock (docs/exchange.md §2). */
const WINDOW_MS = 60_000;
/** Beyond this a node no longer knows what came of an exchange, and settles it as unknown. */
const MAX_LASTING_MS = 3_600_000;

/**
 * The times agree: signed within a minute of when the node received it, and settled after that, within an
 * hour. One whose outcome a crash hid settles whenever the node runs again.
 */
export function checkTimes(body: ExchangeFields & { readonly at: string }): void {
  const received = Date.parse(body.received);
  const age = received - exchangeSignature(body).created * 1_000;
  if (age < -WINDOW_MS || age > WINDOW_MS) {
    throw new ReceiptError(
      'exchange-time-mismatch',
      'the request was signed more than a minute from its receipt',
    );
  }
  const lasted = Date.parse(body.at) - received;
  if (lasted < 0 || (body.outcome !== 'unknown' && lasted > MAX_LASTING_MS)) {
    throw new ReceiptError('exchange-time-mismatch', 'the exchange settled before it began, or long after');
  }
}
