export { nodeCrypto, sha256 } from './crypto.ts';
export { type Finding, type FsckReport, fsck } from './fsck.ts';
export { loadKey, loadOrCreateKey, type SigningKey } from './key-file.ts';
export { LEDGER_MODULE, type Ledger, type LedgerOptions, openLedger } from './ledger.ts';
export { ledgerProblems } from './problems.ts';
export { markRestored } from './restored.ts';
export { beginRotation, finishRotation } from './rotation.ts';
export { readWitnessFile, type WitnessFile } from './trust-file.ts';
