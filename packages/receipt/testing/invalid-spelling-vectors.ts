import { utf8 } from '@wasl/log';
import { NORTH } from './policy.ts';
import { KEY_SUBJECT, type Scene } from './scene.ts';
import { encode, invalidVector, type Vector } from './vector.ts';
import { issue, OPERATOR, ORGANISATION, OTHER, signText, TIME, testId } from './world.ts';

/** The text of a statement as it would be without any rule. */
export function statementText(
  [action, subject]: readonly [string, string],
  content: string,
  id = testId(130),
): string {
  return `wasl/statement/v1\nid ${id}\nsubject ${subject}\naction ${action}\ntime ${TIME}\n\n${content}\n`;
}

/** Receipts of statements that are signed, and not spelt as a statement is. */
export async function invalidSpellingVectors({ main, note }: Scene): Promise<Vector[]> {
  async function text(name: string, about: string, whole: string): Promise<Vector> {
    return bytes(name, about, await signText(whole, OPERATOR));
  }
  async function bytes(name: string, about: string, statement: Uint8Array): Promise<Vector> {
    const body = { id: testId(130), statement: new TextDecoder().decode(statement) };
    return invalidVector(name, 'statement-malformed', about, encode(await issue(main, note, { body })));
  }
  const noted = ['note', `note/${ORGANISATION}`] as const;
  const set = ['set', `example/${ORGANISATION}/roads`] as const;
  const key = JSON.stringify({ organisation: ORGANISATION, role: 'operator', key: OPERATOR.vkey });
  const good = statementText(noted, 'A note.');
  return [
    await text('statement-header', 'another header', good.replace('/v1', '/v2')),
    await text('statement-line-added', 'a line slipped in', good.replace('action', 'role director\naction')),
    await text(
      'statement-line-injected',
      'a second action within the subject',
      good.replace('action note', 'action set\naction note'),
    ),
    await text('statement-space', 'two spaces', good.replace('action note', 'action  note')),
    await text(
      'statement-action',
      'an action that is not known',
      good.replace('action note', 'action delete'),
    ),
    await text(
      'statement-action-subject',
      'a note set as if it could be current',
      good.replace('action note', 'action set'),
    ),
    await text(
      'statement-subject-upper-case',
      'a subject in upper case',
      good.replace('note/model', 'note/Model'),
    ),
    await text(
      'statement-subject-one',
      'a subject of one segment',
      good.replace(`note/${ORGANISATION}`, 'note'),
    ),
    await text(
      'statement-subject-five',
      'a subject of five segments',
      good.replace(`note/${ORGANISATION}`, 'note/a/b/c/d'),
    ),
    await text(
      'statement-subject-empty',
      'an empty segment',
      good.replace(`note/${ORGANISATION}`, `note/${ORGANISATION}/`),
    ),
    await text('statement-time-zone', 'a time that is not UTC', good.replace('123Z', '123+01:00')),
    await text(
      'statement-id',
      'an identifier in upper case',
      statementText(noted, 'A note.', testId(130).toUpperCase()),
    ),
    await text('statement-no-blank', 'no blank line before the content', good.replace('Z\n\n', 'Z\n')),
    await text('statement-note-empty', 'no content', statementText(noted, '')),
    await text('statement-note-long', '4001 characters', statementText(noted, '𐎀'.repeat(4001))),
    await text('statement-note-blank-first', 'a blank line at the start', statementText(noted, '\nA note.')),
    await text('statement-note-blank-last', 'a blank line at the end', statementText(noted, 'A note.\n')),
    await text('statement-note-space-last', 'a space at the end', statementText(noted, 'A note. ')),
    await text(
      'statement-note-override',
      'a control that reorders what is displayed',
      statementText(noted, 'A \u202enote.'),
    ),
    await text(
      'statement-note-separator',
      'a line separator that is no newline',
      statementText(noted, 'A\u2028note.'),
    ),
    await text('statement-set-two-lines', 'JSON over two lines', statementText(set, '{"road":\n1}')),
    await text('statement-set-array', 'JSON that is not an object', statementText(set, '[1]')),
    await text('statement-set-name-twice', 'a name given twice', statementText(set, '{"road":1,"road":2}')),
    await text(
      'statement-set-name-twice-deep',
      'a name given twice at depth',
      statementText(set, '{"a":[{"road":1,"r\\u006fad":2}]}'),
    ),
    await text(
      'statement-set-number',
      'a number beyond 2^53 - 1',
      statementText(set, '{"road":9007199254740992}'),
    ),
    await text('statement-set-infinite', 'a number that is not finite', statementText(set, '{"road":1e999}')),
    await text(
      'statement-set-surrogate',
      'half of a surrogate pair',
      statementText(set, '{"road":"\\ud800"}'),
    ),
    await text(
      'statement-set-depth',
      'seventeen levels',
      statementText(set, `{"a":${'['.repeat(16)}${']'.repeat(16)}}`),
    ),
    await text(
      'statement-key-organisation',
      'a key for another organisation than its subject',
      statementText(['set', `key/${OTHER}/operator`], key),
    ),
    await text(
      'statement-key-role',
      'a key with another role than its subject',
      statementText(['set', `key/${ORGANISATION}/officer`], key),
    ),
    await text(
      'statement-key-field',
      'a key with a field that is not known',
      statementText(['set', KEY_SUBJECT], key.replace('{', '{"note":"",')),
    ),
    await text(
      'statement-key-cosignature',
      'a key of a witness',
      statementText(['set', KEY_SUBJECT], key.replace(OPERATOR.vkey, NORTH.vkey)),
    ),
    await text(
      'statement-key-id',
      'a key whose key ID is not its own',
      statementText(['set', KEY_SUBJECT], key.replace(/\+[0-9a-f]{8}\+/, '+00000000+')),
    ),
    await bytes('statement-unsigned', 'no signature', utf8(good)),
    await bytes(
      'statement-carriage-return',
      'a carriage return',
      utf8(new TextDecoder().decode(note.bytes).replace('\n\n', '\r\n\n')),
    ),
  ];
}
