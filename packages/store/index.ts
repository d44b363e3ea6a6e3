export { type BackupOptions, type BackupSummary, backup } from './backup/backup.ts';
export type { ExtraFile } from './backup/extra-file.ts';
export { backupKeyPath, ensureBackupKey } from './backup/key.ts';
export { type RestoreOptions, type RestoreSummary, restore } from './backup/restore.ts';
export { ensureSecret, readSecret } from './files/secret.ts';
export { openStore } from './open-store.ts';
export { STORE_PROBLEMS } from './problem.ts';
export { type Candidate, candidatesOf, npmCandidates } from './server/candidates.ts';
export type { Store, StoreAddress, StoreModule, StoreOptions, StoreOrigin } from './store.ts';
