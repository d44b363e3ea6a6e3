import { nodeCrypto } from '@wasl/ledger';
import { fromUtf8 } from '@wasl/log';
import {
  type Body,
  encodeBody,
  type Json,
  parseStrictJson,
  renderVerification,
  verifyReceipt,
} from '@wasl/receipt';
import { type Command, EXIT } from '../cli/command.ts';
import { readInput } from '../cli/files.ts';
import { TRUST_OPTIONS, textOption } from '../cli/options.ts';
import { readTrust } from '../cli/trust.ts';
import { readConfig } from '../config.ts';

const MARKS = {
  ok: '✓',
  failed: '✗',
  skipped: '·',
  reason: '✗',
  remedy: '→',
  witness: '✓',
  heading: '',
  'not-proved': '—',
  notice: '',
} as const;

/** Verifies a receipt file offline: no server, no database, no network. */
export const verify: Command = {
  name: 'verify',
  usage: 'FILE',
  summary: {
    ar: 'يتحقق من وصل دون اتصال: 0 صالح، 1 غير صالح، 2 لا ملف ثقة أو ملف غير مقروء.',
    fr: 'Vérifie un reçu hors ligne : 0 valide, 1 non valide, 2 sans fichier de confiance ou illisible.',
    en: 'Verifies a receipt offline: 0 valid, 1 not valid, 2 no trust file or unreadable.',
  },
  options: TRUST_OPTIONS,
  positionals: [1, 1],
  async run({ positionals, values, env, cwd, language, json, print }) {
    const policy = await readTrust(cwd, textOption(values, 'policy'), readConfig(env, cwd).home);
    const bytes = await readInput(cwd, positionals[0] ?? '');
    const verification = await verifyReceipt(bytes, policy, nodeCrypto);
    if (json) {
      print({ ...verification, body: verification.body === null ? null : asJson(verification.body) });
    } else {
      const { title, details, lines } = renderVerification(verification, language);
      print(title);
      for (const { label, text } of details) print(`  ${label}${language === 'fr' ? ' ' : ''}: ${text}`);
      for (const { kind, text } of lines) {
        if (kind === 'heading' || kind === 'notice') print('');
        print(`${MARKS[kind]} ${text}`.trimStart());
      }
    }
    return verification.valid ? EXIT.ok : EXIT.refused;
  },
};

/** The body as JSON has it: bytes in Base 64, under the names that docs/receipt-format.md gives them. */
function asJson(body: Body): Json {
  const text = fromUtf8(encodeBody(body));
  return parseStrictJson(text, text.length);
}
