import { resolve } from 'node:path';
import { replaceFile } from '@wasl/kernel';
import { nodeCrypto, sha256 } from '@wasl/ledger';
import { decodeReceipt, parseBody, ReceiptError, refreshReceipt, verifyReceipt } from '@wasl/receipt';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { nodeUrl } from '../cli/node-api.ts';
import { NODE_OPTIONS, TRUST_OPTIONS, textOption } from '../cli/options.ts';
import { cliProblem } from '../cli/problems.ts';
import { fetchHeadProof, fetchInclusion } from '../cli/remote-log.ts';
import { readTrust } from '../cli/trust.ts';
import { readConfig } from '../config.ts';

/** Renews the proofs of a receipt, so that it carries cosignatures that came after it was handed over. */
export const receiptRefresh: Command = {
  name: 'receipt refresh',
  usage: 'FILE',
  summary: {
    ar: 'يجدد براهين وصل من السجل المنشور، ليحمل شهادات الشهود اللاحقة.',
    fr: 'Renouvelle les preuves d’un reçu depuis le registre publié, avec les cosignatures venues depuis.',
    en: 'Renews the proofs of a receipt from the published log, with the cosignatures that came since.',
  },
  options: { ...NODE_OPTIONS, ...TRUST_OPTIONS },
  positionals: [1, 1],
  async run({ positionals, values, env, cwd, json, print }) {
    const { home } = readConfig(env, cwd);
    const file = positionals[0] ?? '';
    const policy = await readTrust(cwd, textOption(values, 'policy'), home);
    const url = await nodeUrl(values, home);
    const bytes = await readInput(cwd, file);
    try {
      const receipt = await decodeReceipt(bytes, sha256);
      const { registry } = parseBody(receipt.body);
      const renewed = await refreshReceipt(
        receipt,
        {
          proof: await fetchInclusion(url, receipt.proof),
          head: {
            entry: receipt.head.entry,
            ...(await fetchHeadProof(url, receipt.head.proof, registry.size)),
          },
        },
        sha256,
      );
      const verification = await verifyReceipt(renewed, policy, nodeCrypto);
      if (!verification.valid) throw cliProblem('refresh-failed', { file, why: verification.code });
      await replaceFile(resolve(cwd, file), renewed, 0o644);
      const { counted, of } = verification.witnesses;
      print(
        json
          ? { file, verdict: verification.verdict, witnesses: { counted, of } }
          : `${file}: ${verification.verdict} ${counted}/${of}`,
      );
      return EXIT.ok;
    } catch (error) {
      if (error instanceof ReceiptError) throw cliProblem('refresh-failed', { file, why: error.code }, error);
      throw error;
    }
  },
};
