import type { Command } from '../cli/command.ts';
import { backup } from './backup.ts';
import { ledgerNote } from './ledger-note.ts';
import { logFsck } from './log-fsck.ts';
import { logRotateKey } from './log-rotate-key.ts';
import { receiptRefresh } from './receipt-refresh.ts';
import { restore } from './restore.ts';
import { verify } from './verify.ts';
import { witness } from './witness.ts';

/** Every command of `wasl`, in the order `--help` lists them. */
export const COMMANDS: readonly Command[] = [
  ledgerNote,
  verify,
  receiptRefresh,
  witness,
  logFsck,
  logRotateKey,
  backup,
  restore,
];
