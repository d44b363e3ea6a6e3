import { checkAnnotations } from './annotations.ts';
import { digestOf, readDocument } from './document.ts';
import type { Contract } from './model.ts';
import { readPaths } from './parse-paths.ts';
import {
  itemsOf,
  malformed,
  memberOf,
  membersOf,
  type Place,
  refuseOthers,
  requireMember,
  textOf,
} from './place.ts';
import { createReferences } from './references.ts';
import { checkSizes } from './schema-size.ts';

const OPENAPI = /^3\.1\.(?:0|[1-9][0-9]{0,3})$/;
const MAX_TEXT = 200;
const MAX_TAGS = 100;

/**
 * Reads a service's contract: an OpenAPI 3.1 document in UTF-8 strict JSON, of 256 KiB at most, in the subset
 * where everything it says is enforced and every field can be named and filtered (docs/exchange.md §9).
 * Throws `contract-malformed` with the place and the reason, or `contract-field-forbidden`.
 */
export function parseContract(bytes: Uint8Array): Contract {
  const document = readDocument(bytes);
  refuseOthers(document, ['openapi', 'info', 'tags', 'paths', 'components']);
  const version = requireMember(document, 'openapi');
  if (!OPENAPI.test(textOf(version))) malformed(version, 'an OpenAPI version 3.1.x is expected');
  const info = readInfo(requireMember(document, 'info'));
  readTags(memberOf(document, 'tags'));
  const references = createReferences(readComponents(memberOf(document, 'components')));
  const operations = readPaths(requireMember(document, 'paths'), references.resolve);
  references.resolveAll();
  checkSizes(operations);
  return { ...info, digest: digestOf(bytes), operations };
}

function readInfo(place: Place): { title: string; version: string } {
  refuseOthers(place, ['title', 'version', 'summary', 'description', 'contact', 'license', 'termsOfService']);
  checkAnnotations(place);
  return {
    title: shortText(requireMember(place, 'title')),
    version: shortText(requireMember(place, 'version')),
  };
}

function shortText(place: Place): string {
  const text = textOf(place);
  if (text.trim() === '' || text.length > MAX_TEXT)
    malformed(place, `a text of 1 to ${MAX_TEXT} characters is expected`);
  return text;
}

function readTags(place: Place | null): void {
  if (place === null) return;
  for (const tag of itemsOf(place, MAX_TAGS)) {
    refuseOthers(tag, ['name', 'description']);
    shortText(requireMember(tag, 'name'));
    checkAnnotations(tag);
  }
}

function readComponents(place: Place | null): readonly [string, Place][] {
  if (place === null) return [];
  refuseOthers(place, ['schemas']);
  return membersOf(requireMember(place, 'schemas'));
}
