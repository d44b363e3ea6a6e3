import type { Command } from '../cli/command.ts';
import { ledgerNote } from './ledger-note.ts';
import { logFsck } from './log-fsck.ts';
import { verify } from './verify.ts';

/** Every command of `wasl`, in the order `--help` lists them. */
export const COMMANDS: readonly Command[] = [ledgerNote, verify, logFsck];
