import type { Language, ProblemTable } from '@wasl/kernel';
import {
  buildVerifyPage,
  type Page,
  type PublicLog,
  pageRoutes,
  renderHome,
  renderProblems,
} from '../index.ts';
import { policyText } from './vectors.ts';

export const NODE = 'node.example';

const LOGS: readonly PublicLog[] = [
  { kind: 'registry', origin: `${NODE}/log/registry`, publishedSize: 1234, root: new Uint8Array(32).fill(7) },
  { kind: 'receipts', origin: `${NODE}/log/receipts`, publishedSize: 0, root: null },
];

export const PROBLEMS: ProblemTable = {
  'ledger-forked': {
    status: 500,
    title: {
      ar: 'السجل {origin} معروف بجذر آخر عند الحجم {size}.',
      fr: 'Le registre {origin} est connu avec une autre racine à la taille {size}.',
      en: 'The log {origin} is known with another root at size {size}.',
    },
    remedy: { ar: 'احفظوا الأدلة.', fr: 'Conservez les preuves.', en: 'Keep the evidence.' },
  },
  'claim-replayed': {
    status: 409,
    title: { ar: 'سبق استعماله.', fr: 'Il a déjà servi.', en: 'It was used before.' },
    remedy: { ar: 'وقعوا من جديد.', fr: 'Signez à nouveau.', en: 'Sign again.' },
  },
};

export const TOTALS = { organisations: 2, systems: 3, services: 1, agreements: 1 };

export function homePage(language: Language, logs = LOGS): Page {
  return renderHome({ language, node: NODE, totals: TOTALS, logs, policyUrl: '/log/policy' });
}

export function problemsPage(language: Language): Page {
  return renderProblems(language, [PROBLEMS]);
}

export function verifyPage(language: Language, policy = policyText('one-required')): Promise<Page> {
  return buildVerifyPage({ language, node: NODE, policy });
}

/** Every page under its addresses, as a node would serve them. */
export async function allPages(): Promise<ReadonlyMap<string, Page>> {
  const pages = new Map<string, Page>();
  for (const { path, language } of pageRoutes('home')) pages.set(path, homePage(language));
  for (const { path, language } of pageRoutes('problems')) pages.set(path, problemsPage(language));
  for (const { path, language } of pageRoutes('verify')) pages.set(path, await verifyPage(language));
  return pages;
}
