import type { Messages } from './messages.ts';

export const en: Messages = {
  direction: 'ltr',
  title: {
    logged: 'Valid receipt: logged',
    witnessed: 'Valid receipt: witnessed by {counted} of {of}',
    invalid: 'Not valid by your trust file',
  },
  steps: {
    file: {
      label: 'The file is whole.',
      ok: 'The file is whole: {bytes} bytes, and its digest matches.',
    },
    body: {
      label: 'The body can be read.',
      ok: 'The body can be read: receipt {id} of {node}, dated {at}.',
    },
    commitment: {
      label: 'The body belongs to the log entry.',
      ok: 'The body belongs to the log entry: it opens the commitment there.',
    },
    'receipt-log': {
      label: 'The receipt log is signed by a key you trust.',
      ok: 'The receipt log is signed by a key you trust: {origin}, size {size}.',
    },
    inclusion: {
      label: 'The entry is in the receipt log.',
      ok: 'The entry is in the receipt log, at index {index}.',
    },
    'registry-log': {
      label: 'The registry log is signed by a key you trust.',
      ok: 'The registry log is signed by a key you trust: {origin}, size {size}.',
    },
    'registry-head': {
      label: 'The state of the registry that the receipt leans on is genuine.',
      ok: 'The state of the registry that the receipt leans on is genuine: size {size}.',
    },
    statements: {
      label: 'The statements in the file were current in that state.',
      ok: 'The statements in the file were current in that state: {count} shown, of {of}.',
    },
    witnesses: {
      label: 'Enough independent witnesses cosigned.',
      ok: 'Enough independent witnesses cosigned for your trust file: receipt log {counted} of {of}, registry log {registry} of {of}.',
    },
  },
  rule: {
    label: 'The rule for this kind of receipt holds.',
    ok: {
      statement: 'Statement on {subject}, signed for {organisation} with the key {signers}.',
      refusals:
        'The node counted {count} refusals with {code} in the minute from {minute}, of callers it did not know or that asked again and again.',
      'exchange-answered':
        'Signed by {consumer} with purpose {purpose}; the agreement {agreement} was approved for {provider}, and nothing left but fields it names.',
      'exchange-refused':
        'Signed by {consumer} with purpose {purpose}; the node refused it without asking {provider}, with {code}.',
      'exchange-failed':
        'Signed by {consumer} with purpose {purpose}, agreed under {agreement}; nothing of an answer of {provider} was released, with {code}.',
      'exchange-unknown':
        'Signed by {consumer} with purpose {purpose}, agreed under {agreement}; whether {provider} acted is not known, and nothing was released ({code}).',
    },
  },
  exchange: {
    consumer: 'Who asked',
    provider: 'Who was asked',
    operation: 'Operation',
    purpose: 'For what purpose',
    agreement: 'Under which agreement',
    version: '{agreement}, version {version}',
    noAgreement: '{agreement}: no such agreement was current',
    legalBasis: 'Legal basis',
    lawfulness: {
      label: 'Lawfulness, by the node',
      'not-yet-checked': 'not yet checked: no register of processings was there to ask',
      lawful: 'found lawful',
      unlawful: 'found unlawful',
    },
    outcome: {
      label: 'What came of it',
      answered: 'answered: the agreed fields were released',
      refused: 'refused before the provider was asked: {code}',
      failed: 'failed, nothing was released: {code}',
      unknown: 'unknown: the provider may have acted, nothing was released ({code})',
    },
    fields: 'What left',
    noFields: 'no field',
  },
  codes: {
    'file-too-large': {
      reason: 'The file is larger than 1 MiB, the limit for a receipt.',
      remedy: 'Check that this is the file you meant, and ask the node for the receipt again.',
    },
    'file-version-unsupported': {
      reason: 'The file is a version of receipt that this verifier does not know.',
      remedy: 'Verify it with a newer verifier.',
    },
    'file-malformed': {
      reason: 'The file is not a receipt, or it was altered.',
      remedy: 'Ask the node for the receipt again; do not open and save it in an editor.',
    },
    'file-digest-mismatch': {
      reason: 'The file was altered after it was made: its digest does not match.',
      remedy: 'Ask the node for the receipt again.',
    },
    'body-malformed': {
      reason: 'The body of the receipt does not follow the format.',
      remedy: 'Ask the node that issued it; do not rely on it.',
    },
    'body-unsupported': {
      reason: 'The receipt is of a kind that this verifier does not know.',
      remedy: 'Verify it with a newer verifier.',
    },
    'leaf-malformed': {
      reason: 'The log entry in the file does not follow the format.',
      remedy: 'Ask the node that issued it; do not rely on it.',
    },
    'commitment-mismatch': {
      reason: 'The body is not the one that was logged.',
      remedy: 'Do not rely on it: the body or the log entry was replaced.',
    },
    'receipt-log-untrusted': {
      reason: 'No key in your trust file signed the receipt log.',
      remedy:
        "Check that your trust file lists this node's receipt log; take its key from a source you trust, never from the file.",
    },
    'receipt-log-signature-invalid': {
      reason: 'A signature on the receipt log is false.',
      remedy: 'Do not rely on it, and keep the file: it is evidence of a forgery or of a damaged copy.',
    },
    'receipt-log-foreign': {
      reason: 'The log in the file is not a receipt log of the node that the receipt names.',
      remedy: 'Do not rely on it: proofs of another log were put in place.',
    },
    'receipt-not-included': {
      reason: 'The entry is not in the receipt log.',
      remedy: 'Do not rely on it: the proof does not lead to the signed log.',
    },
    'registry-log-untrusted': {
      reason: 'No key in your trust file signed the registry log.',
      remedy:
        "Check that your trust file lists this node's registry log; take its key from a source you trust, never from the file.",
    },
    'registry-log-signature-invalid': {
      reason: 'A signature on the registry log is false.',
      remedy: 'Do not rely on it, and keep the file: it is evidence of a forgery or of a damaged copy.',
    },
    'registry-log-foreign': {
      reason: 'The log in the file is not a registry log of the node that the receipt names.',
      remedy: 'Do not rely on it: proofs of another log were put in place.',
    },
    'registry-head-mismatch': {
      reason: 'The signed registry never had the state that the receipt leans on.',
      remedy:
        'Do not rely on it, and keep the file: either it was forged, or the node showed two registries.',
    },
    'registry-head-not-included': {
      reason: 'The registry entry in the file is not in the registry log.',
      remedy: 'Do not rely on it: the proof does not lead to the signed registry.',
    },
    'registry-entry-malformed': {
      reason: 'The registry entry does not follow the format.',
      remedy: 'Report it to the node: its registry holds an entry that nobody can read.',
    },
    'statement-malformed': {
      reason: 'A signed statement in the receipt does not follow the format.',
      remedy: 'Do not rely on it; report it to the node.',
    },
    'statement-not-current': {
      reason:
        'A statement in the file was not current in the state of the registry that the receipt leans on.',
      remedy: 'Do not rely on it: a withdrawn or replaced statement was put forward.',
    },
    'statement-organisation-mismatch': {
      reason: 'The statement belongs to another organisation than the receipt names.',
      remedy: 'Do not rely on it; report it to the node.',
    },
    'statement-id-mismatch': {
      reason: 'The statement has another identifier than the receipt.',
      remedy: 'Do not rely on it; report it to the node.',
    },
    'statement-time-mismatch': {
      reason: 'The statement was not signed about when the receipt says.',
      remedy: 'Do not rely on its time; have the clocks of the node and of the signer checked.',
    },
    'statement-signer-unknown': {
      reason: 'No key that may sign for this organisation, shown as current, signed the statement.',
      remedy:
        "Do not rely on it: another organisation's, a withdrawn or an unauthorised key may have signed.",
    },
    'statement-signature-invalid': {
      reason: 'The signature on the statement is false.',
      remedy: 'Do not rely on it, and keep the file: it is evidence of a forgery or of a damaged copy.',
    },
    'exchange-key-unknown': {
      reason: 'The key of the calling system is not shown as current.',
      remedy: 'Do not rely on it: nobody shows that this key was registered for the system that is named.',
    },
    'exchange-key-not-valid': {
      reason: 'The key of the calling system was not valid when the request was signed.',
      remedy: 'Do not rely on it: the key was revoked by then, or not yet in use.',
    },
    'exchange-signature-invalid': {
      reason: "The caller's signature is not over what the receipt says was asked.",
      remedy:
        'Do not rely on it, and keep the file: the request was altered after its signature, or another key signed.',
    },
    'exchange-time-mismatch': {
      reason: 'The times of the exchange contradict one another.',
      remedy: 'Do not rely on its time; have the clocks of the node and of the calling system checked.',
    },
    'exchange-agreement-mismatch': {
      reason: 'The agreement shown is not the one that the receipt names, or is not of these systems.',
      remedy: 'Do not rely on it: another agreement was put forward, or this one was kept back.',
    },
    'exchange-agreement-not-approved': {
      reason: 'Nothing shows that the provider approved exactly this agreement with a key of its own.',
      remedy: 'Do not rely on it: the provider was asked under terms that it is not shown to have accepted.',
    },
    'exchange-agreement-not-in-force': {
      reason:
        'The agreement was not in force: the request came outside its period, or a suspension is shown.',
      remedy: 'Do not rely on it as an agreed exchange; ask the node why it passed the request on.',
    },
    'exchange-terms-not-agreed': {
      reason: 'The purpose or the operation is not one that the agreement holds.',
      remedy: 'Do not rely on it as an agreed exchange; ask the node why it passed the request on.',
    },
    'exchange-contract-mismatch': {
      reason: 'The contract is not that of the service as it was registered.',
      remedy: "Do not rely on it: the request was judged by another contract than the provider's.",
    },
    'exchange-field-not-agreed': {
      reason: 'A field left that the agreement does not name.',
      remedy: 'Keep the file: it shows that more was passed on than was agreed. Report it to the provider.',
    },
    'refusals-time-mismatch': {
      reason: 'The count settles before the minute it counts.',
      remedy: 'Ask the node for its receipt again; if it fails again, the node is at fault.',
    },
    'quorum-not-met': {
      reason:
        'Everything else holds, but too few independent witnesses cosigned the receipt log for your trust file.',
      remedy:
        'If the receipt is recent, get the later cosignatures with “wasl receipt refresh” and verify again.',
    },
    'registry-quorum-not-met': {
      reason:
        'Everything else holds, but too few independent witnesses cosigned the registry log for your trust file.',
      remedy:
        'If the receipt is recent, get the later cosignatures with “wasl receipt refresh” and verify again.',
    },
  },
  cosigned: 'Witness {name} cosigned the receipt log at {time}, by its own clock.',
  notProvedHeading: 'What is not proved',
  notProved: {
    anything: 'Nothing is proved: by your trust file, nothing that this file says can be relied on.',
    'content-true': 'That what was stated is true: the receipt proves that it was stated and recorded.',
    'nothing-omitted':
      'That nothing else took place: what happens off the platform leaves no trace here, and parties who collude can leave out an entry.',
    'exact-time':
      'The exact time: the date is the word of the node. A cosignature only shows that the entry existed by then.',
    'still-current':
      'That the statements and keys are still current today: they were when this was recorded.',
    'registry-history':
      'That every earlier entry of the registry followed the rules: the registry is in clear, and whoever mirrors it can check.',
    'founder-identity':
      'Who is behind this organisation: its founding statement is signed by the key that it names itself.',
    'refusal-founded': 'That the refusal was right: its ground is the word of the node.',
    'provider-answer':
      'That the provider was asked, and answered so: that is the word of the node alone. The provider signs nothing here.',
    'not-suspended':
      'That neither side had suspended the agreement: none of the statements shown says so, and what is not shown cannot be seen here. The registry is in clear.',
    'processing-lawful':
      'That the processing was lawful: the receipt repeats what the node found, which may be that nobody had checked.',
    'payload-absent':
      'What was asked and answered, word for word: the receipt holds only commitments. Who kept a salt can open one and show the content.',
    'filing-receipt': 'That a file was lodged: this is not a filing receipt (وصل الإيداع) within law 55-19.',
    witnessed: 'That everyone is shown the same log: no independent witness cosigned it.',
    qualified:
      'A qualified seal or timestamp: the seals and times here are non-qualified in the sense of law 43-20.',
  },
};
