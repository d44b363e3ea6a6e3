import type { AppText } from './text.ts';

export const en: AppText = {
  locale: 'en-GB',
  lack: {
    insecure:
      'This page came over plain HTTP, where browsers give no cryptography. Open it over HTTPS, or save it to your device and open the copy, or use the command `wasl verify --policy FILE RECEIPT.wasl`',
    'too-old':
      'This browser lacks what verifying needs (Ed25519 signatures, or Base 64 for bytes). Nothing was verified. Use a newer browser, or the command `wasl verify --policy FILE RECEIPT.wasl`',
  },
  verifying: 'Verifying…',
  counts: { valid: 'Valid: {n}', invalid: 'Not valid: {n}', unverified: 'Not verified: {n}' },
  tooMany: 'Only the first {most} of {n} files were taken. Give the others next.',
  unverified: {
    unread: {
      title: 'Not verified: the file could not be read',
      what: 'It may be a folder, or have been moved. Choose the file again.',
    },
    'trust-file': {
      title: 'Not verified: this is a trust file',
      what: 'Whoever sends a receipt must not also choose whom you trust, so a trust file is taken only in its own panel, on its own.',
    },
    defect: {
      title: 'Not verified: the verifier itself failed',
      what: 'Nothing can be concluded about this file. Reload the page, or use the command `wasl verify --policy FILE RECEIPT.wasl`',
    },
  },
  card: {
    code: 'Code:',
    remedy: 'What to do:',
    says: 'What the receipt says',
    steps: 'What was checked',
    state: { ok: 'Passed:', failed: 'Failed:', skipped: 'Not reached:' },
    witnesses: 'Witnesses',
    noWitness: 'No independent witness of your trust file cosigned the receipt log.',
    json: 'The body of the receipt, as it was logged',
    bytes: '{n} bytes',
  },
  body: {
    kind: { label: 'Kind', statement: 'Statement entered in the registry' },
    id: 'Receipt',
    node: 'Node',
    at: 'Entered, by the node',
    registry: 'Registry leaned on',
    registryAt: '{origin}, size {size}',
    organisation: 'Organisation',
    subject: 'About',
    action: {
      label: 'Effect',
      set: 'takes effect',
      withdraw: 'withdraws the earlier one',
      note: 'is said once',
    },
    signedAt: 'Signed, by the signer',
    content: 'Content',
  },
  trust: {
    ofPage: 'It came with this page, from the node {node}.',
    own: 'Yours: {name}',
    saved: 'This is a copy saved to a device.',
    fingerprint: 'SHA-256 of the file',
    logs: 'Trusted logs',
    witnesses: 'Known witnesses',
    none: 'None',
    sameOperator: 'Run by the operator of a log above: it does not count for that log.',
    rule: 'Witnesses required',
    noRule: 'None: a receipt that is merely logged is valid.',
    needs: 'Required: {name}',
    group: '{name}: at least {threshold} of {members}',
    file: 'The file itself',
    replaced: 'The verdicts now rest on your trust file {name}.',
    restored: 'The verdicts rest on the trust file of the page again.',
    notTrustFile: 'Not a trust file, so nothing was changed: {name}. The format is C2SP tlog-policy.',
    isReceipt: 'This is a receipt, and trust never comes from a receipt: {name}. Nothing was changed.',
    unread: 'The file could not be read, so nothing was changed: {name}.',
    oneOnly: 'Give one trust file. Nothing was changed.',
  },
};
