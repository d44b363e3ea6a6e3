import { formatCheckpoint, formatNote, formatVerifierKey, signNote, type VerifierKey } from '@wasl/log';
import { loadKey, loadOrCreateKey } from './key-file.ts';
import type { Queryable } from './log-rows.ts';
import type { Head, LogIdentity } from './model.ts';
import { ledgerProblem } from './problems.ts';
import { keyPath, retiringKeyPath, settleRotation } from './rotation.ts';

/** Signs the checkpoints of one log with its key, and during a rotation with the one it replaces too. */
export type Signer = {
  readonly keys: readonly VerifierKey[];
  /**
   * The signed checkpoint of a committed head. Ed25519 is deterministic, so it need not be stored: it is
   * made after COMMIT, and made again to the byte whenever it is asked for.
   */
  sign(head: Head): Promise<Uint8Array>;
};

/** Loads the keys of a log, making the first one for a log that never had any. */
export async function openSigner(db: Queryable, home: string, log: LogIdentity): Promise<Signer> {
  const { rows } = await db.query<{ vkey: string }>(
    'SELECT vkey FROM ledger.log_key WHERE log = $1 AND retired_size IS NULL',
    [log.id],
  );
  const path = keyPath(home, log);
  await settleRotation(rows, home, log);
  const current =
    rows.length === 0 ? await loadOrCreateKey(path, log.origin, 'ed25519') : await loadKey(path);
  if (rows.length === 0) {
    await db.query('INSERT INTO ledger.log_key (log, vkey, added_size) VALUES ($1, $2, 0)', [
      log.id,
      formatVerifierKey(current.verifier),
    ]);
  } else {
    refuseUnknown(rows, current.verifier, path, log);
  }
  const retiring = retiringKeyPath(home, log);
  const previous = rows.length > 1 ? [await loadKey(retiring)] : [];
  for (const key of previous) refuseUnknown(rows, key.verifier, retiring, log);
  const keys = [current, ...previous];
  // The receipts of a batch share its head; one signature, which costs more than all the rest, serves them.
  let latest: { readonly head: Head; readonly note: Promise<Uint8Array> } | null = null;
  return {
    keys: keys.map(({ verifier }) => verifier),
    sign(head) {
      if (head !== latest?.head) latest = { head, note: signHead(head) };
      return latest.note;
    },
  };

  async function signHead(head: Head): Promise<Uint8Array> {
    const text = formatCheckpoint({ origin: log.origin, ...head });
    const signatures = await Promise.all(keys.map(({ verifier, sign }) => signNote(text, verifier, sign)));
    return formatNote({ text, signatures });
  }
}

function refuseUnknown(
  rows: readonly { vkey: string }[],
  key: VerifierKey,
  file: string,
  log: LogIdentity,
): void {
  if (rows.some(({ vkey }) => vkey === formatVerifierKey(key))) return;
  throw ledgerProblem('log-key-unknown', { file, origin: log.origin });
}
