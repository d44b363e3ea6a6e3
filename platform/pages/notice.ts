/**
 * law §3, no impersonation: stands on every page, in the words that stand on every receipt. An
 * administration that deploys Wasl for real passes its own.
 */
export { NOTICE } from '@wasl/receipt';
