import { mkdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { isLanguage } from '@wasl/kernel';
import { PROGRAMME_REVIEW } from '@wasl/programme';
import { chooseCall } from '../cli/call-choice.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { usageOf } from '../cli/help.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS, TRUST_OPTIONS, textOption } from '../cli/options.ts';
import { cliProblem } from '../cli/problems.ts';
import { readTrust } from '../cli/trust.ts';
import { DEMO_TEXTS } from './demo-text/text.ts';
import {
  sayWhatIsNext,
  type Walk,
  walkAgreement,
  walkCall,
  walkRefusal,
  walkVerification,
} from './demo-walk.ts';

const TARGET = 'programme/commitments';

/** Shows a newcomer, on the running node, what the whole is for. It ends well only if each step did. */
export const demo: Command = {
  name: 'demo',
  usage: '',
  summary: {
    ar: 'جولة في دقيقة: اتفاقية، وطلب، ورفض، ثم التحقق من الوصلين.',
    fr: 'Une visite en une minute : convention, demande, refus, puis vérification des reçus.',
    en: 'A walk of one minute: agreement, call, refusal, and their receipts verified.',
  },
  options: {
    lang: {
      value: 'ar|fr|en',
      about: {
        ar: 'لغة الجولة؛ وإلا فلغة الطرفية.',
        fr: 'Langue de la visite ; sinon celle du terminal.',
        en: 'Language of the walk; otherwise that of the terminal.',
      },
    },
    out: {
      value: 'DIR',
      default: 'wasl-demo',
      about: {
        ar: 'المجلد الذي يُحفظ فيه الوصلان.',
        fr: 'Dossier où garder les deux reçus.',
        en: 'Folder to keep the two receipts in.',
      },
    },
    ...TRUST_OPTIONS,
    ...NODE_OPTIONS,
  },
  positionals: [0, 0],
  async run(given) {
    const { values, cwd } = given;
    const lang = textOption(values, 'lang') ?? given.language;
    if (!isLanguage(lang)) throw cliProblem('usage-wrong', { why: `--lang ${lang}`, usage: usageOf(demo) });
    const context = { ...given, language: lang };
    const node = await findNode(context);
    const directory = await getDirectory(node);
    const named = { agreement: PROGRAMME_REVIEW, key: undefined, cwd };
    const choice = await chooseCall(node, directory, TARGET, named);
    const policy = await readTrust(cwd, textOption(values, 'policy'), node.home);
    const folder = resolve(cwd, textOption(values, 'out') ?? '');
    await mkdir(folder, { recursive: true });
    const [answered, refused] = ['answered.wasl', 'refused.wasl'].map((name) =>
      relative(cwd, join(folder, name)),
    );
    const walk: Walk = {
      context,
      node,
      directory,
      choice,
      text: DEMO_TEXTS[lang],
      policy,
      answered: answered ?? '',
      refused: refused ?? '',
      folder: relative(cwd, folder) || '.',
    };
    for (const step of [walkAgreement, walkCall, walkRefusal, walkVerification]) {
      if (await step(walk)) continue;
      given.print(DEMO_TEXTS[lang].failed);
      return EXIT.refused;
    }
    sayWhatIsNext(walk);
    return EXIT.ok;
  },
};
