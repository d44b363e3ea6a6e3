import {
  type AgreementContent,
  agreementContent,
  isJsonObject,
  type Json,
  type JsonObject,
  type LocalisedText,
  type OrganisationContent,
  organisationContent,
  ReceiptError,
  type ServiceContent,
  type SystemContent,
  type SystemKeyContent,
  serviceContent,
  systemContent,
  systemKeyContent,
} from '@wasl/receipt';
import { getJson, type Node } from './node-api.ts';
import { cliProblem } from './problems.ts';

export type ListedKey = SystemKeyContent & {
  /** `<org>/<system>/<label>`. */
  readonly id: string;
};

export const STANDINGS = ['in-force', 'not-approved', 'suspended'] as const;
export type Standing = (typeof STANDINGS)[number];

export type ListedAgreement = AgreementContent & {
  /** `<consumer org>/<name>`. */
  readonly id: string;
  readonly standing: Standing;
  /** Digest of its signed statement, which an approval names. */
  readonly digest: string;
};

/** What the registry makes current, as the node lists it at `/api/directory`. */
export type ListedDirectory = {
  readonly registry: { readonly origin: string; readonly size: number; readonly root: string };
  readonly organisations: readonly OrganisationContent[];
  readonly systems: readonly SystemContent[];
  readonly keys: readonly ListedKey[];
  readonly services: readonly ServiceContent[];
  readonly agreements: readonly ListedAgreement[];
};

/** Asks the node for its directory; what it lists is held to the rules of the registry (`answer-malformed`). */
export async function getDirectory(node: Node): Promise<ListedDirectory> {
  const value = await getJson(node, '/api/directory');
  try {
    return readDirectory(value);
  } catch (error) {
    if (!(error instanceof ReceiptError)) throw error;
    throw cliProblem('answer-malformed', { url: `${node.url}/api/directory`, why: error.message }, error);
  }
}

export function readDirectory(value: Json): ListedDirectory {
  const object = isJsonObject(value) ? value : refuse('not an object');
  const registry = isJsonObject(object.registry) ? object.registry : refuse('registry');
  return {
    registry: {
      origin: textOf(registry, 'origin'),
      size: typeof registry.size === 'number' ? registry.size : refuse('size'),
      root: textOf(registry, 'root'),
    },
    organisations: listOf(object, 'organisations', (entry) =>
      organisationContent(about(`organisation/${textOf(entry, 'code')}`, entry, ['code', 'name', 'key'])),
    ),
    systems: listOf(object, 'systems', (entry) =>
      systemContent(
        about(`system/${textOf(entry, 'organisation')}/${textOf(entry, 'system')}`, entry, [
          'organisation',
          'system',
          'title',
          'address',
        ]),
      ),
    ),
    keys: listOf(object, 'keys', readKey),
    services: listOf(object, 'services', readService),
    agreements: listOf(object, 'agreements', readAgreement),
  };
}

/** A key is listed by its keyid alone, which says whose it is. */
function readKey(entry: JsonObject): ListedKey {
  const id = textOf(entry, 'id');
  const [organisation = '', system = ''] = id.split('/');
  const { key = null, validFrom = null, validUntil = null } = entry;
  const content = JSON.stringify({ organisation, system, key, validFrom, validUntil });
  return { id, ...systemKeyContent({ subject: `system-key/${id}`, content }) };
}

const SERVICE = ['organisation', 'service', 'major', 'version', 'system', 'title', 'contract'];

function readService(entry: JsonObject): ServiceContent {
  const subject = `service/${textOf(entry, 'organisation')}/${textOf(entry, 'service')}/${String(entry.major)}`;
  return serviceContent(about(subject, entry, SERVICE));
}

/** The members of an agreement's content; what a draft and a listing hold alike. */
export const AGREEMENT_MEMBERS = [
  'version',
  'consumer',
  'provider',
  'operations',
  'purpose',
  'legalBasis',
  'fields',
  'validFrom',
  'validUntil',
  'quota',
] as const;

function readAgreement(entry: JsonObject): ListedAgreement {
  const id = textOf(entry, 'id');
  return {
    id,
    standing: STANDINGS.find((standing) => standing === entry.standing) ?? refuse('standing'),
    digest: textOf(entry, 'digest'),
    ...agreementContent(about(`agreement/${id}`, entry, AGREEMENT_MEMBERS)),
  };
}

/** The listing has members beside the content (id, standing), which the content's reader would refuse. */
function about(subject: string, entry: JsonObject, names: readonly string[]) {
  const content = names.flatMap((name) => (entry[name] === undefined ? [] : [[name, entry[name]] as const]));
  return { subject, content: JSON.stringify(Object.fromEntries(content)) };
}

function listOf<T>(object: JsonObject, name: string, read: (entry: JsonObject) => T): T[] {
  const list = object[name];
  if (!Array.isArray(list)) return refuse(name);
  return list.map((entry: Json) => read(isJsonObject(entry) ? entry : refuse(name)));
}

function textOf(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : refuse(name);
}

function refuse(name: string): never {
  throw new ReceiptError('json-malformed', `the directory's ${name} is not as it must be`);
}

/** The name an organisation bears in the directory, by its code; the code itself where it is not listed. */
export function nameOf(directory: ListedDirectory, code: string): LocalisedText {
  const found = directory.organisations.find((organisation) => organisation.code === code);
  return found?.name ?? { ar: code, fr: code, en: code };
}
