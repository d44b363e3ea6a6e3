import type { HelpGroup } from '../cli/help.ts';
import { agreementApprove } from './agreement-approve.ts';
import { agreementDraft } from './agreement-draft.ts';
import { agreementEnd } from './agreement-end.ts';
import { agreementList } from './agreement-list.ts';
import { agreementPropose } from './agreement-propose.ts';
import { agreementResume } from './agreement-resume.ts';
import { agreementShow } from './agreement-show.ts';
import { agreementSuspend } from './agreement-suspend.ts';
import { backup } from './backup.ts';
import { call } from './call.ts';
import { demo } from './demo.ts';
import { keyAdd } from './key-add.ts';
import { keyList } from './key-list.ts';
import { keyNew } from './key-new.ts';
import { keyOfficer } from './key-officer.ts';
import { keyRevoke } from './key-revoke.ts';
import { ledgerNote } from './ledger-note.ts';
import { logFsck } from './log-fsck.ts';
import { logRotateKey } from './log-rotate-key.ts';
import { organisationAdd } from './organisation-add.ts';
import { organisationList } from './organisation-list.ts';
import { organisationShow } from './organisation-show.ts';
import { receiptGet } from './receipt-get.ts';
import { receiptRefresh } from './receipt-refresh.ts';
import { receiptShow } from './receipt-show.ts';
import { restore } from './restore.ts';
import { serviceCheck } from './service-check.ts';
import { serviceContract } from './service-contract.ts';
import { serviceList } from './service-list.ts';
import { servicePublish } from './service-publish.ts';
import { serviceShow } from './service-show.ts';
import { status } from './status.ts';
import { systemAdd } from './system-add.ts';
import { systemList } from './system-list.ts';
import { systemRemove } from './system-remove.ts';
import { systemShow } from './system-show.ts';
import { verify } from './verify.ts';
import { witness } from './witness.ts';

/** Every command of `wasl`, in the order and under the headings that `--help` lists them. */
export const COMMANDS: readonly HelpGroup[] = [
  {
    heading: { ar: 'البداية', fr: 'Pour commencer', en: 'To begin' },
    commands: [demo, status, call],
  },
  {
    heading: { ar: 'الوصولات', fr: 'Les reçus', en: 'Receipts' },
    commands: [verify, receiptGet, receiptShow, receiptRefresh, ledgerNote],
  },
  {
    heading: { ar: 'من يتبادل ماذا', fr: 'Qui échange quoi', en: 'Who exchanges what' },
    commands: [
      organisationList,
      organisationShow,
      organisationAdd,
      systemList,
      systemShow,
      systemAdd,
      systemRemove,
      keyList,
      keyNew,
      keyAdd,
      keyRevoke,
      keyOfficer,
      serviceList,
      serviceShow,
      serviceContract,
      serviceCheck,
      servicePublish,
      agreementList,
      agreementShow,
      agreementDraft,
      agreementPropose,
      agreementApprove,
      agreementSuspend,
      agreementResume,
      agreementEnd,
    ],
  },
  {
    heading: { ar: 'تسيير العقدة', fr: 'Exploiter le nœud', en: 'Running the node' },
    commands: [witness, logFsck, logRotateKey, backup, restore],
  },
];
