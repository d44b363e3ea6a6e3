import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exchange, LocalProvider } from '@wasl/exchange';
import { type Clock, hasCode, replaceFile } from '@wasl/kernel';
import { type Ledger, loadOrCreateKey, type SigningKey, sha256 } from '@wasl/ledger';
import { formatVerifierKey, toBase64, utf8 } from '@wasl/log';
import {
  answerProgramme,
  PORTAL_PROGRAMME,
  PROGRAMME_CONTRACT,
  PROGRAMME_REVIEW,
  portalProgramme,
  programmeReview,
  programmeService,
  programmeSystem,
} from '@wasl/programme';
import { type Statement, serviceContent } from '@wasl/receipt';
import { MODEL_ORGANISATION, signStatement } from './bootstrap.ts';

/** The systems of the model directorate that this process answers for, by `<org>/<system>`. */
export const MODEL_PROVIDERS: ReadonlyMap<string, LocalProvider> = new Map([
  [`${programmeSystem.organisation}/${programmeSystem.system}`, answerProgramme],
]);

/** Where the private key of a system is kept, by its keyid `<org>/<system>/<label>`. */
export function systemKeyPath(home: string, keyId: string): string {
  return join(home, 'keys', `system.${keyId.replaceAll('/', '.')}.key`);
}

/** Where the private key of an organisation's officer is kept. */
export function officerKeyPath(home: string, organisation: string, label: string): string {
  return join(home, 'keys', `officer.${organisation}.${label}.key`);
}

const DIRECTORATE = MODEL_ORGANISATION.code;

const AUDIT = {
  code: 'model-audit',
  name: { ar: 'هيئة تدقيق نموذجية', fr: "Organe d'audit modèle", en: 'Model audit body' },
} as const;

const PORTAL = {
  organisation: DIRECTORATE,
  system: 'portal',
  title: { ar: 'البوابة العمومية', fr: 'Portail public', en: 'Public portal' },
  address: null,
} as const;

const DESK = {
  organisation: AUDIT.code,
  system: 'desk',
  title: { ar: 'مكتب مراجعة البرامج', fr: 'Bureau de revue des programmes', en: 'Programme review desk' },
  address: null,
} as const;

/**
 * The portal's keys are the platform's own, beside those that a person signs with: `wasl` picks a key of a
 * system or an officer only where it is the one that fits, and never these.
 */
const PORTAL_KEY = `${DIRECTORATE}/${PORTAL.system}/first`;

export function portalKey(home: string): Promise<SigningKey> {
  return loadOrCreateKey(join(home, 'keys', 'portal.key'), PORTAL_KEY, 'ed25519');
}

/** The directorate's second officer: an agreement within one organisation too takes two people's keys. */
function secondOfficerKey(home: string): Promise<SigningKey> {
  const name = `${DIRECTORATE}/officers/second`;
  return loadOrCreateKey(join(home, 'keys', 'portal-officer.key'), name, 'ed25519');
}

const DESK_KEY = `${AUDIT.code}/${DESK.system}/first`;
const PERIOD_MS = 2 * 365 * 24 * 3_600_000;
/** The demonstration begins a little in the past: the clocks of a call and of this start need not agree. */
const BEGINS_BEFORE_MS = 60_000;

/** A statement to enter unless its subject stands already; its content is made when its turn comes. */
type Step = {
  readonly subject: string;
  content(): object;
  readonly signer: SigningKey;
  readonly countersigners?: readonly SigningKey[];
  /** The contract that a service statement names. */
  readonly contract?: string;
};

/**
 * Registers, at the first start, what a newcomer finds to try: two systems of the model directorate, a
 * second organisation with one, the service `programme`, and an agreement on it that both sides signed. A
 * start that was interrupted goes on where it stopped; what was changed or ended since is left alone, but for
 * the contract of what this process answers itself.
 */
export async function ensureModel(
  { exchange, ledger }: { readonly exchange: Exchange; readonly ledger: Ledger },
  home: string,
  operator: SigningKey,
  clock: Clock,
): Promise<void> {
  const officer = await loadOrCreateKey(
    officerKeyPath(home, AUDIT.code, 'first'),
    `${AUDIT.code}/officers/first`,
    'ed25519',
  );
  const desk = await loadOrCreateKey(systemKeyPath(home, DESK_KEY), DESK_KEY, 'ed25519');
  const [portal, second] = await Promise.all([portalKey(home), secondOfficerKey(home)]);
  const ports = { exchange, ledger, clock };
  const done = join(home, 'model-registered');
  await enterSteps(ports, done, modelSteps(exchange, { operator, officer, desk }, clock()));
  // Apart, so that a home of an earlier release gets them too.
  const asking = join(home, 'portal-registered');
  await enterSteps(ports, asking, portalSteps(exchange, { operator, second, portal }, clock()));
}

/** Enters what does not stand yet, once: `done` is the file that says it was. */
async function enterSteps(
  {
    exchange,
    ledger,
    clock,
  }: { readonly exchange: Exchange; readonly ledger: Ledger; readonly clock: Clock },
  done: string,
  steps: readonly Step[],
): Promise<void> {
  const isFirst = !(await exists(done));
  for (const step of steps) {
    const { subject, signer, countersigners = [], contract } = step;
    const current = ledger.registry.view().tree.find(({ signed }) => signed.statement.subject === subject);
    if (current === undefined ? !isFirst : !isOutgrown(step, current.signed.statement)) continue;
    const content = JSON.stringify(step.content());
    const note = await signStatement({ subject, action: 'set', content }, signer, clock, countersigners);
    await (contract === undefined ? exchange.enter(note) : exchange.publish(note, contract));
  }
  if (isFirst) await replaceFile(done, '', 0o644);
}

/**
 * A service answered in this process follows its contract, so a later release publishes its own; an earlier
 * one, put back, leaves the later in place.
 */
function isOutgrown({ contract, content }: Step, current: Statement): boolean {
  if (contract === undefined || current.content === JSON.stringify(content())) return false;
  const offered = serviceContent({ subject: current.subject, content: JSON.stringify(content()) });
  return compareVersions(offered.version, serviceContent(current).version) > 0;
}

/** By number, part after part: 1.10.0 comes after 1.9.3. */
function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

function modelSteps(
  exchange: Exchange,
  { operator, officer, desk }: Readonly<Record<'operator' | 'officer' | 'desk', SigningKey>>,
  now: number,
): Step[] {
  const officerKey = formatVerifierKey(officer.verifier);
  const validFrom = new Date(now - BEGINS_BEFORE_MS).toISOString();
  const validUntil = new Date(now + PERIOD_MS).toISOString();
  const service = programmeService(`sha-256:${toBase64(sha256(utf8(PROGRAMME_CONTRACT)))}`);
  return [
    {
      subject: `organisation/${AUDIT.code}`,
      content: () => ({ ...AUDIT, key: officerKey }),
      signer: officer,
      countersigners: [operator],
    },
    {
      subject: `key/${AUDIT.code}/officer/first`,
      content: () => ({ organisation: AUDIT.code, role: 'officer', key: officerKey }),
      signer: officer,
    },
    ...[programmeSystem, PORTAL].map((system) => ({
      subject: `system/${system.organisation}/${system.system}`,
      content: () => system,
      signer: operator,
    })),
    { subject: `system/${DESK.organisation}/${DESK.system}`, content: () => DESK, signer: officer },
    {
      subject: `system-key/${DESK_KEY}`,
      content: () => ({
        organisation: DESK.organisation,
        system: DESK.system,
        key: formatVerifierKey(desk.verifier),
        validFrom,
        validUntil: null,
      }),
      signer: officer,
    },
    {
      subject: `service/${service.organisation}/${service.service}/${service.major}`,
      content: () => service,
      signer: operator,
      contract: PROGRAMME_CONTRACT,
    },
    {
      subject: `agreement/${PROGRAMME_REVIEW}`,
      content: () => programmeReview({ validFrom, validUntil }),
      signer: officer,
    },
    {
      subject: `approval/${DIRECTORATE}/${PROGRAMME_REVIEW.replace('/', '.')}`,
      content: () => approvalOf(exchange, PROGRAMME_REVIEW),
      signer: operator,
    },
  ];
}

/** The portal's key, and the agreement under which it asks: proposed by one officer, approved by the other. */
function portalSteps(
  exchange: Exchange,
  { operator, second, portal }: Readonly<Record<'operator' | 'second' | 'portal', SigningKey>>,
  now: number,
): Step[] {
  const validFrom = new Date(now - BEGINS_BEFORE_MS).toISOString();
  const validUntil = new Date(now + PERIOD_MS).toISOString();
  return [
    {
      subject: `key/${DIRECTORATE}/officer/second`,
      content: () => ({
        organisation: DIRECTORATE,
        role: 'officer',
        key: formatVerifierKey(second.verifier),
      }),
      signer: operator,
    },
    {
      subject: `system-key/${PORTAL_KEY}`,
      content: () => ({
        organisation: PORTAL.organisation,
        system: PORTAL.system,
        key: formatVerifierKey(portal.verifier),
        validFrom,
        validUntil: null,
      }),
      signer: operator,
    },
    {
      subject: `agreement/${PORTAL_PROGRAMME}`,
      content: () => portalProgramme({ validFrom, validUntil }),
      signer: second,
    },
    {
      subject: `approval/${DIRECTORATE}/${PORTAL_PROGRAMME.replace('/', '.')}`,
      content: () => approvalOf(exchange, PORTAL_PROGRAMME),
      signer: operator,
    },
  ];
}

/** What an approval says: the agreement's statement, by the digest it stands under. */
function approvalOf(exchange: Exchange, id: string) {
  const agreement = exchange.directory().agreements.find((candidate) => candidate.id === id);
  if (agreement === undefined) throw new RangeError(`${id} is not in the registry`);
  return { agreement: id, version: agreement.version, digest: agreement.digest };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
