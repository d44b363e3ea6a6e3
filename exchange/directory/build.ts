import { parseVerifierKey, type Sha256Sync } from '@wasl/log';
import {
  agreementContent,
  approvalContent,
  areSignedApart,
  type CurrentTree,
  organisationContent,
  parseSubject,
  type RegistryHead,
  type SignedStatement,
  type Statement,
  serviceContent,
  suspensionContent,
  systemContent,
  systemKeyContent,
} from '@wasl/receipt';
import { digestOf } from '../digest.ts';
import type { Agreement, AgreementStanding, Directory, SystemKey } from './model.ts';

/** Reads the current statements of a registry head into the directory the gateway decides by. */
export async function buildDirectory(
  head: RegistryHead,
  tree: CurrentTree,
  sha256: Sha256Sync,
): Promise<Directory> {
  const byType = Map.groupBy(tree, ({ signed }) => parseSubject(signed.statement.subject).type);
  const ofType = (type: string) => (byType.get(type) ?? []).map(({ signed }) => signed);
  const keys = await Promise.all(ofType('system-key').map(({ statement }) => readKey(statement, sha256)));
  const current = new Map(tree.map(({ signed }) => [signed.statement.subject, signed]));
  return {
    head,
    organisations: new Map(
      ofType('organisation').map(({ statement }) => {
        const content = organisationContent(statement);
        return [content.code, content];
      }),
    ),
    systems: new Map(
      ofType('system').map(({ statement }) => {
        const content = systemContent(statement);
        return [`${content.organisation}/${content.system}`, content];
      }),
    ),
    keys: new Map(keys.map((key) => [key.id, key])),
    services: new Map(
      ofType('service').map(({ statement }) => {
        const content = serviceContent(statement);
        return [`${content.organisation}/${content.service}/${content.major}`, content];
      }),
    ),
    agreements: new Map(
      ofType('agreement').map((signed) => {
        const agreement = readAgreement(signed, current);
        return [agreement.id, agreement];
      }),
    ),
  };
}

async function readKey(statement: Statement, sha256: Sha256Sync): Promise<SystemKey> {
  const { organisation, system, key, validFrom, validUntil } = systemKeyContent(statement);
  return {
    id: statement.subject.slice('system-key/'.length),
    organisation,
    system,
    label: parseSubject(statement.subject).rest[1] ?? '',
    key: await parseVerifierKey(key, sha256),
    validFrom: Date.parse(validFrom),
    validUntil: validUntil === null ? null : Date.parse(validUntil),
  };
}

function readAgreement(signed: SignedStatement, current: ReadonlyMap<string, SignedStatement>): Agreement {
  const content = agreementContent(signed.statement);
  const id = signed.statement.subject.slice('agreement/'.length);
  const digest = digestOf(signed.bytes);
  const dotted = id.replace('/', '.');
  const approval = current.get(`approval/${content.provider.organisation}/${dotted}`);
  const approved =
    approval !== undefined &&
    approvalContent(approval.statement).digest === digest &&
    areSignedApart(signed, approval);
  const suspension = [content.consumer.organisation, content.provider.organisation]
    .map((side) => current.get(`suspension/${side}/${dotted}`)?.statement)
    .find((statement) => statement !== undefined);
  return {
    ...content,
    id,
    standing: standingOf(approved, suspension !== undefined),
    suspendedBecause: suspension === undefined ? null : suspensionContent(suspension).reason,
    from: Date.parse(content.validFrom),
    until: Date.parse(content.validUntil),
    digest,
  };
}

function standingOf(approved: boolean, suspended: boolean): AgreementStanding {
  if (!approved) return 'not-approved';
  return suspended ? 'suspended' : 'in-force';
}
