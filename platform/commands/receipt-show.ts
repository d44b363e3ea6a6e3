import { sha256 } from '@wasl/ledger';
import { fromUtf8 } from '@wasl/log';
import { decodeReceipt, parseBody, ReceiptError } from '@wasl/receipt';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { cliProblem } from '../cli/problems.ts';
import { say } from '../cli/say.ts';
import { TEXTS } from '../cli/text/text.ts';

/** Reads a receipt without trust in anybody, and says so first: what it claims is what anyone could write. */
export const receiptShow: Command = {
  name: 'receipt show',
  usage: 'FILE',
  summary: {
    ar: 'يعرض ما يقوله وصل، دون تحقق ودون اتصال.',
    fr: 'Montre ce que dit un reçu, sans le vérifier, hors ligne.',
    en: 'Shows what a receipt says, without verifying it, offline.',
  },
  options: {},
  positionals: [1, 1],
  async run({ positionals: [file = ''], cwd, json, language, print }) {
    const bytes = await readInput(cwd, file);
    try {
      const { body } = await decodeReceipt(bytes, sha256);
      parseBody(body);
      const said: unknown = JSON.parse(fromUtf8(body));
      if (json) print({ verified: false, body: said });
      else {
        print(say(TEXTS[language].notVerified, { file }, language));
        print('');
        print(JSON.stringify(said, null, 2));
      }
      return EXIT.ok;
    } catch (error) {
      if (!(error instanceof ReceiptError)) throw error;
      throw cliProblem('receipt-unreadable', { file, why: error.code }, error);
    }
  },
};
