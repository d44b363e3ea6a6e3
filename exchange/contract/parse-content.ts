import type { Content } from './model.ts';
import { malformed, memberOf, membersOf, type Place, refuseOthers, requireMember } from './place.ts';
import { type References, readSchema } from './schema.ts';

/** The `content` of a request body or a response: `application/json` with its schema, or opaque bytes. */
export function readContent(place: Place, references: References): Content {
  const content = memberOf(place, 'content');
  if (content === null) return { kind: 'none' };
  const [first, ...others] = membersOf(content);
  if (first === undefined || others.length > 0) malformed(content, 'a content has exactly one media type');
  const [type, media] = first;
  if (type === 'application/json') {
    refuseOthers(media, ['schema', 'example']);
    return { kind: 'json', schema: readSchema(requireMember(media, 'schema'), references) };
  }
  if (type !== 'application/octet-stream')
    malformed(media, 'only application/json and application/octet-stream are exchanged');
  refuseOthers(media, []);
  return { kind: 'opaque' };
}
