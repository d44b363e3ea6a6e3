import type { SignedStatement, Statement } from '../index.ts';
import { sha256, type TestKey, testKey } from './keys.ts';
import {
  enter,
  OPERATOR,
  ORGANISATION,
  OTHER,
  OTHER_OPERATOR,
  signStatement,
  TIME,
  testId,
  type World,
} from './world.ts';

/** The key that signs the requests of these tests. */
export const PORTAL_KEY = await testKey(`${OTHER}/portal/2026`);
export const OPERATION = 'getVehicle';
export const PURPOSE = 'fleet-review';
export const AGREED_FIELDS = ['/mileage', '/plate', '/repairs/*/cost'] as const;
export const CONTRACT = digest(new TextEncoder().encode('the contract of a service'));

/** What may be asked under each agreement, and what is wrong with it. All are of the same two sides, by default. */
const AGREEMENTS = {
  review: {},
  'not-approved': {},
  'one-key': {},
  'other-digest': {},
  'other-version': {},
  'approved-by-other': {},
  ended: { validUntil: '2026-11-24T05:30:00.500Z' },
  'not-begun': { validFrom: '2026-11-24T05:30:00.501Z' },
  'last-moment': { validFrom: '2026-11-24T05:30:00.500Z', validUntil: '2026-11-24T05:30:00.501Z' },
  suspended: {},
  'suspended-by-consumer': {},
  'of-other-system': { consumer: { organisation: OTHER, system: 'desk' } },
  'of-other-service': { provider: { organisation: ORGANISATION, service: 'stores', major: 1 } },
  'of-other-major': { provider: { organisation: ORGANISATION, service: 'fleet', major: 2 } },
} as const;
export type AgreementName = keyof typeof AGREEMENTS;

export function digest(bytes: Uint8Array): string {
  return `sha-256:${sha256(bytes).toBase64()}`;
}

/** What a text says in each language; the same words will do here. */
function inAll(text: string) {
  return { ar: text, fr: text, en: text };
}

/** A `set` whose number is told by its subject, so that one may be added without moving the others. */
export function setting(subject: string, content: object): Statement {
  const n = Number.parseInt(sha256(new TextEncoder().encode(subject)).toHex().slice(0, 10), 16);
  return {
    id: testId(n % 1_000_000_000_000),
    subject,
    action: 'set',
    time: TIME,
    content: JSON.stringify(content),
  };
}

function agreementStatement(name: AgreementName): Statement {
  return setting(`agreement/${OTHER}/${name}`, {
    version: 1,
    consumer: { organisation: OTHER, system: 'portal' },
    provider: { organisation: ORGANISATION, service: 'fleet', major: 1 },
    operations: [OPERATION, 'listVehicles'],
    purpose: {
      code: PURPOSE,
      text: { ar: 'مراجعة حظيرة السيارات', fr: 'Revue du parc automobile', en: 'Review of the car fleet' },
    },
    legalBasis: {
      ar: 'اتفاقية نموذجية، المادة 4',
      fr: 'Convention modèle, article 4',
      en: 'Model convention, article 4',
    },
    fields: { [OPERATION]: AGREED_FIELDS, listVehicles: ['/*/plate'] },
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
    quota: { perMinute: 60, perDay: 1_000 },
    ...AGREEMENTS[name],
  });
}

/** An approval by the provider, of this digest and version. */
function approvalStatement(name: AgreementName, of: string, version = 1, by = ORGANISATION): Statement {
  const content = { agreement: `${OTHER}/${name}`, version, digest: of };
  return setting(`approval/${by}/${OTHER}.${name}`, content);
}

function suspensionStatement(name: AgreementName, by: string): Statement {
  const content = { agreement: `${OTHER}/${name}`, reason: inAll('under review') };
  return setting(`suspension/${by}/${OTHER}.${name}`, content);
}

function systemStatements(): [Statement, TestKey][] {
  const key = (label: string, validFrom: string, validUntil: string | null) =>
    setting(`system-key/${OTHER}/portal/${label}`, {
      organisation: OTHER,
      system: 'portal',
      key: PORTAL_KEY.vkey,
      validFrom,
      validUntil,
    });
  const system = (organisation: string, code: string, address: string | null) =>
    setting(`system/${organisation}/${code}`, {
      organisation,
      system: code,
      title: { ar: `نظام ${code}`, fr: `Système ${code}`, en: `System ${code}` },
      address,
    });
  const service = setting(`service/${ORGANISATION}/fleet/1`, {
    organisation: ORGANISATION,
    service: 'fleet',
    major: 1,
    version: '1.2.0',
    system: 'garage',
    title: { ar: 'حظيرة السيارات', fr: 'Parc automobile', en: 'Car fleet' },
    contract: CONTRACT,
  });
  return [
    [system(ORGANISATION, 'garage', 'https://garage.example'), OPERATOR],
    [system(OTHER, 'portal', null), OTHER_OPERATOR],
    [service, OPERATOR],
    [key('2026', '2026-01-01T00:00:00.000Z', null), OTHER_OPERATOR],
    [key('revoked', '2026-01-01T00:00:00.000Z', '2026-11-24T05:30:00.000Z'), OTHER_OPERATOR],
    [key('just-in-time', '2026-11-24T05:30:00.000Z', '2026-11-24T05:30:00.001Z'), OTHER_OPERATOR],
    [key('not-yet', '2026-11-24T05:30:00.001Z', null), OTHER_OPERATOR],
  ];
}

/** Who approves each agreement with what: `review` as it must be, the others each with one thing amiss. */
function approvalOf(name: AgreementName, agreement: SignedStatement): [Statement, TestKey] | null {
  const of = digest(agreement.bytes);
  switch (name) {
    case 'not-approved':
      return null;
    case 'one-key':
      return [approvalStatement(name, of), OTHER_OPERATOR];
    case 'other-digest':
      return [approvalStatement(name, CONTRACT), OPERATOR];
    case 'other-version':
      return [approvalStatement(name, of, 2), OPERATOR];
    case 'approved-by-other':
      return [approvalStatement(name, of, 1, OTHER), OPERATOR];
    default:
      return [approvalStatement(name, of), OPERATOR];
  }
}

/** Enters systems, a service, and every agreement with what goes with it, into a registry of two organisations. */
export async function enterAgreements(world: World): Promise<void> {
  for (const [statement, key] of systemStatements()) enter(world, await signStatement(statement, key));
  for (const name of Object.keys(AGREEMENTS).filter((key): key is AgreementName => key in AGREEMENTS)) {
    const agreement = await signStatement(agreementStatement(name), OTHER_OPERATOR);
    enter(world, agreement);
    const approval = approvalOf(name, agreement);
    if (approval !== null) enter(world, await signStatement(...approval));
  }
  enter(world, await signStatement(suspensionStatement('suspended', ORGANISATION), OPERATOR));
  enter(world, await signStatement(suspensionStatement('suspended-by-consumer', OTHER), OTHER_OPERATOR));
}
