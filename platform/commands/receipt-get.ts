import { resolve } from 'node:path';
import { isId, type Problem, replaceFile } from '@wasl/kernel';
import { loadKey } from '@wasl/ledger';
import { requestReceipt } from '../cli/call.ts';
import { receiptLine } from '../cli/call-report.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { systemKeys } from '../cli/key-files.ts';
import { findNode, refusedByNode } from '../cli/node-api.ts';
import { NODE_OPTIONS, textOption } from '../cli/options.ts';
import { cliProblem } from '../cli/problems.ts';

/** Asks for a receipt as a party of its exchange; who the parties are only the node knows. */
export const receiptGet: Command = {
  name: 'receipt get',
  usage: 'ID FILE',
  summary: {
    ar: 'يطلب وصل تبادل من العقدة باسم أحد طرفيه ويحفظه في ملف.',
    fr: "Demande au nœud le reçu d'un échange, en tant que partie, et le garde dans un fichier.",
    en: 'Asks the node for the receipt of an exchange, as a party of it, and keeps it in a file.',
  },
  options: {
    key: {
      value: 'FILE',
      about: {
        ar: 'مفتاح نظام أحد الطرفين؛ وإلا فتُجرب مفاتيح WASL_HOME/keys واحدا واحدا.',
        fr: "Clé d'un système qui est partie à l'échange ; sinon celles de WASL_HOME/keys, l'une après l'autre.",
        en: 'Key of a system that is a party; otherwise those in WASL_HOME/keys, one after the other.',
      },
    },
    ...NODE_OPTIONS,
  },
  positionals: [2, 2],
  async run(context) {
    const { positionals, values, cwd, json, language, print } = context;
    const [id = '', file = ''] = positionals;
    if (!isId(id)) throw cliProblem('receipt-id-malformed', { id });
    const node = await findNode(context);
    const named = textOption(values, 'key');
    const keys =
      named === undefined
        ? await systemKeys(node.home)
        : [{ file: named, key: await loadKey(resolve(cwd, named)) }];
    let refusal: Problem = cliProblem('call-key-missing', { system: id, home: node.home });
    for (const key of keys) {
      const receipt = await requestReceipt(node, key, id);
      if (receipt instanceof Uint8Array) {
        await replaceFile(resolve(cwd, file), receipt, 0o644);
        print(json ? { id, file } : receiptLine(id, file, language));
        return EXIT.ok;
      }
      refusal = refusedByNode(receipt.code, receipt.title, receipt.remedy);
    }
    throw refusal;
  },
};
