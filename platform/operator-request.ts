import { type Clock, newId, problemsOf } from '@wasl/kernel';
import { nodeCrypto, type SigningKey } from '@wasl/ledger';
import { formatNote, LogError, parseNote, signNote, type VerifierKey, verifyNote } from '@wasl/log';

/** What an operator asks of the running platform, from the machine it runs on. */
export type OperatorRequest = { readonly action: 'backup'; readonly file: string };

export const operatorProblems = {
  'operator-request-refused': {
    status: 403,
    title: {
      ar: 'الطلب غير موقع بمفتاح المسير، أو فات أجله.',
      fr: "La demande n'est pas signée par la clé de l'exploitant, ou elle est périmée.",
      en: 'The request is not signed by the operator key, or it is too old.',
    },
    remedy: {
      ar: 'نفذوا الأمر على الجهاز نفسه وبالمجلد WASL_HOME نفسه.',
      fr: 'Lancez la commande sur la même machine et avec le même WASL_HOME.',
      en: 'Run the command on the same machine and with the same WASL_HOME.',
    },
  },
} as const;

const operatorProblem = problemsOf(operatorProblems);

const HEADER = 'wasl/operator/v1';
const WINDOW_MS = 30_000;

/** Signs a request as a note: header, id, time, action, and the file as one line of JSON. */
export async function signOperatorRequest(
  request: OperatorRequest,
  key: SigningKey,
  clock: Clock,
): Promise<Uint8Array> {
  const lines = [
    HEADER,
    `id ${newId(clock())}`,
    `time ${clock()}`,
    `action ${request.action}`,
    `file ${JSON.stringify(request.file)}`,
  ];
  const text = `${lines.join('\n')}\n`;
  return formatNote({ text, signatures: [await signNote(text, key.verifier, key.sign)] });
}

/** Opens requests; each is good for half a minute and once, so one that was overheard is of no use. */
export function createOperatorDoor(key: VerifierKey, clock: Clock) {
  const used = new Map<string, number>();
  return async function open(bytes: Uint8Array): Promise<OperatorRequest> {
    try {
      const note = parseNote(bytes);
      await verifyNote(note, [key], nodeCrypto);
      const [header, id = '', time = '', action, file = ''] = note.text.split('\n');
      const at = Number(time.slice('time '.length));
      const fresh = Math.abs(clock() - at) <= WINDOW_MS && !used.has(id);
      if (header === HEADER && fresh && action === 'action backup') {
        for (const [old, when] of used) if (clock() - when > 2 * WINDOW_MS) used.delete(old);
        used.set(id, clock());
        return { action: 'backup', file: String(JSON.parse(file.slice('file '.length))) };
      }
    } catch (error) {
      if (!(error instanceof LogError || error instanceof SyntaxError)) throw error;
    }
    throw operatorProblem('operator-request-refused');
  };
}
