import { type Note, parseNote, utf8 } from '@wasl/log';
import { ReceiptError, refuseAs } from './error.ts';
import { isPlainText, isTime, isUuid7 } from './identifier.ts';
import { refuseSetContent } from './statement-content.ts';
import { parseSubject } from './subject.ts';

/** `set` makes a statement current for its subject, `withdraw` ends it, `note` is said once and stands. */
export const STATEMENT_ACTIONS = ['set', 'withdraw', 'note'] as const;
export type StatementAction = (typeof STATEMENT_ACTIONS)[number];

/** What an officer signs. `content` is without its last newline; for `set` it is one line of JSON, verbatim. */
export type Statement = {
  readonly id: string;
  readonly subject: string;
  readonly action: StatementAction;
  readonly time: string;
  readonly content: string;
};

/** A statement as it was signed; `bytes` is the whole note and is what the registry keeps. */
export type SignedStatement = {
  readonly statement: Statement;
  readonly note: Note;
  readonly bytes: Uint8Array;
};

const HEADER = 'wasl/statement/v1';
/** Escaped as a JSON string (at most doubled), it still fits a body of 60,000 bytes. */
const MAX_STATEMENT_BYTES = 24_000;
const MAX_FREE_TEXT = 4_000;

/** The text of the note to be signed; refuses a statement that `parseStatement` would refuse. */
export function formatStatementText(statement: Statement): string {
  const { id, subject, action, time, content } = statement;
  if (!isUuid7(id)) throw malformed('the id is not a UUIDv7 in lower case');
  if (!isTime(time)) throw malformed('the time is not UTC with milliseconds');
  const { type } = parseSubject(subject);
  if ((action === 'note') !== (type === 'note')) throw malformed('the action does not suit the subject');
  if (action === 'set') refuseSetContent(statement);
  else refuseFreeText(content);
  const head = [HEADER, `id ${id}`, `subject ${subject}`, `action ${action}`, `time ${time}`].join('\n');
  const text = `${head}\n\n${content}\n`;
  if (utf8(text).length > MAX_STATEMENT_BYTES) throw malformed('the statement is too large');
  return text;
}

/** Parses a signed statement strictly. It verifies no signature: see `authoriseStatement`. */
export function parseStatement(bytes: Uint8Array): SignedStatement {
  if (bytes.length > MAX_STATEMENT_BYTES) throw malformed('the statement is too large');
  const note = refuseAs('statement-malformed', () => parseNote(bytes));
  const [, id = '', subject = '', action = '', time = ''] = note.text.split('\n', 5);
  const statement = {
    id: id.slice('id '.length),
    subject: subject.slice('subject '.length),
    action: parseAction(action.slice('action '.length)),
    time: time.slice('time '.length),
    content: note.text.split('\n').slice(6, -1).join('\n'),
  };
  if (formatStatementText(statement) !== note.text) throw malformed('not the one spelling of a statement');
  return { statement, note, bytes };
}

function parseAction(text: string): StatementAction {
  const action = STATEMENT_ACTIONS.find((candidate) => candidate === text);
  if (action === undefined) throw malformed('the action is not one of set, withdraw, note');
  return action;
}

/** Characters are Unicode code points. A blank line at either end would not be seen by who reads it. */
function refuseFreeText(text: string): void {
  const length = Array.from(text).length;
  if (length < 1 || length > MAX_FREE_TEXT || text.trim() !== text || !isPlainText(text)) {
    throw malformed(`the text is not 1 to ${MAX_FREE_TEXT} characters that a reader sees as they are`);
  }
}

function malformed(why: string): ReceiptError {
  return new ReceiptError('statement-malformed', why);
}
