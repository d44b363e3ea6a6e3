import type { Text } from './text.ts';

export const en: Text = {
  direction: 'ltr',
  language: 'English',
  layout: {
    name: 'Wasl',
    skip: 'Skip to the content',
    pages: 'Pages',
    languages: 'Language',
    home: 'Home',
    programme: 'Programme',
    verify: 'Verify a receipt',
    problems: 'Refusals',
    notice: 'Notice',
  },
  home: {
    title: 'A receipt that anyone can verify',
    tagline: 'Wasl links information systems and leaves proof of it',
    what: [
      'Wasl links the information systems of administrations, and every exchange and every filing leaves a receipt.',
      'Whoever holds a receipt can verify it offline, years later, without having to trust this platform.',
      'Receipts rest on two logs from which nothing is erased and which anyone may mirror: the registry in clear, and the receipts in a form that says nothing of their content.',
    ],
    verify: 'Verify a receipt',
    programme: 'The announced programme and its commitments',
    noticeHeading: 'What this site is not',
    totalsHeading: 'What Wasl links today',
    totalsLead:
      'Each organisation, system, service and agreement stands here by a signed statement that anyone may read.',
    totals: {
      organisations: 'organisations',
      systems: 'systems',
      services: 'services',
      agreements: 'agreements in force',
    },
    directory: 'The whole directory (JSON)',
    logsHeading: 'The two logs of this node',
    logsLead: 'These figures are those of the public checkpoints, signed by this node.',
    log: {
      registry: {
        name: 'Registry log',
        holds: 'Organisations, keys and statements, in clear and signed by their officers.',
      },
      receipts: {
        name: 'Receipt log',
        holds: 'One opaque entry for each receipt: no name, no service, no time.',
      },
    },
    origin: 'Name',
    size: 'Entries',
    root: 'Root',
    checkpoint: 'Public checkpoint',
    unpublished: 'No checkpoint is public yet.',
    cadence:
      'The public checkpoint appears on a steady beat, so that it does not tell when an exchange took place.',
    trustHeading: 'Verify without us',
    trustLead:
      'The trust file lists the keys of these logs and their witnesses. Take it from a source you trust, then use `wasl verify --policy FILE`, or the verification page saved to your device.',
    trustFile: 'Trust file of this node',
    problems: 'Every refusal, and what to do about it',
    node: 'Node',
  },
  problems: {
    title: 'Refusals and what to do',
    lead: 'When the platform refuses a request it says so with one of these codes (RFC 9457).',
    variable: 'Words in a frame stand for what the refusal names.',
    list: 'All the codes',
    status: 'HTTP status',
    remedy: 'What to do',
  },
  verify: {
    title: 'Verify a receipt',
    lead: 'Choose a receipt file to see whether it is genuine, what it proves, and what it does not.',
    local: 'The file is read on this device: nothing is sent anywhere.',
    offline: 'The page works offline: save it to your device and keep it.',
    same: 'It runs the same verifier as the command `wasl verify`.',
    noScript:
      'This page verifies on your device, with JavaScript, and JavaScript is off here. Turn it on for this page, or use the command `wasl verify --policy FILE RECEIPT.wasl`',
    notStarted:
      'The verifier did not start: this browser is probably too old for it. Use a newer browser, or the command `wasl verify --policy FILE RECEIPT.wasl`',
    choose: 'Choose receipt files',
    drop: 'Or drop one or more `.wasl` files here.',
    results: 'Result',
    trustHeading: 'What the verdict rests on',
    trustLead: 'On this trust file alone, never on what the receipt says of itself.',
    trustWarning:
      'This page and its trust file came from the same server. If you do not trust that server, load a trust file from another source into a copy of this page that you trust, or use `wasl verify --policy FILE RECEIPT.wasl`',
    replaceHeading: 'Use your own trust file',
    replace: 'Choose a trust file',
    replaceDrop: 'Or drop it on this panel. Do not take it from whoever sent you the receipt.',
    reset: "Go back to the page's trust file",
  },
};
