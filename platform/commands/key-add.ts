import { resolve } from 'node:path';
import { loadKey, loadOrCreateKey } from '@wasl/ledger';
import { formatVerifierKey } from '@wasl/log';
import { type Command, type CommandContext, EXIT } from '../cli/command.ts';
import { chooseOfficer, systemKeyPath } from '../cli/key-files.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { enter, printEntered, setting } from '../cli/sign.ts';
import { readTime, thisSecond } from '../cli/time.ts';

export const keyAdd: Command = {
  name: 'key add',
  usage: 'ORG/SYSTEM/LABEL',
  summary: {
    ar: 'يسجل مفتاح نظام لمدة معينة، ويُنشأ المفتاح إن لم يوجد.',
    fr: "Inscrit la clé d'un système pour une période ; elle est créée s'il n'y en a pas.",
    en: 'Registers the key of a system for a period; it is made where there is none.',
  },
  details: [
    {
      ar: 'لتغيير مفتاح دون انقطاع: key add ORG/SYSTEM/جديد، ثم شغلوا النظام به، ثم key revoke ORG/SYSTEM/قديم؛ ويصلح المفتاحان معا في ما بين ذلك.',
      fr: 'Changer de clé sans interruption : key add ORG/SYSTEM/nouvelle, passez le système à celle-ci, puis key revoke ORG/SYSTEM/ancienne ; entre-temps les deux valent.',
      en: 'To rotate without a break: key add ORG/SYSTEM/new, let the system use it, then key revoke ORG/SYSTEM/old; meanwhile both are good.',
    },
  ],
  options: {
    key: {
      value: 'FILE',
      about: {
        ar: 'ملف المفتاح؛ وإلا فـ WASL_HOME/keys/system.ORG.SYSTEM.LABEL.key.',
        fr: 'Fichier de clé ; sinon WASL_HOME/keys/system.ORG.SYSTEM.LABEL.key.',
        en: 'Key file; otherwise WASL_HOME/keys/system.ORG.SYSTEM.LABEL.key.',
      },
    },
    vkey: {
      value: 'VKEY',
      about: {
        ar: 'الشطر العمومي لمفتاح أُنشئ على جهاز آخر بـ key new.',
        fr: "Moitié publique d'une clé créée ailleurs avec key new.",
        en: 'Public half of a key that was made elsewhere with key new.',
      },
    },
    from: {
      value: 'TIME',
      about: {
        ar: 'بداية السريان؛ وإلا فالآن.',
        fr: 'Début de validité ; sinon maintenant.',
        en: 'When it begins; otherwise now.',
      },
    },
    until: {
      value: 'TIME',
      about: {
        ar: 'نهاية السريان؛ وإلا فغير محددة.',
        fr: 'Fin de validité ; sinon sans terme.',
        en: 'When it ends; otherwise open.',
      },
    },
    ...SIGNING_OPTIONS,
  },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals, cwd } = context;
    const [organisation = '', system = '', label = ''] = codesOf(keyAdd, positionals[0], 3);
    const id = `${organisation}/${system}/${label}`;
    const from = textOption(values, 'from');
    const until = textOption(values, 'until');
    const period = {
      validFrom: from === undefined ? thisSecond() : readTime(from),
      validUntil: until === undefined ? null : readTime(until),
    };
    const node = await findNode(context);
    const officer = await chooseOfficer(node.home, organisation, textOption(values, 'officer'), cwd);
    const key = await publicHalf(context, node.home, id);
    const content = { organisation, system, key, ...period };
    printEntered(context, await enter(node, setting(`system-key/${id}`, content), officer));
    return EXIT.ok;
  },
};

async function publicHalf({ values, cwd }: CommandContext, home: string, id: string): Promise<string> {
  const vkey = textOption(values, 'vkey');
  if (vkey !== undefined) return vkey;
  const file = textOption(values, 'key');
  const key =
    file === undefined
      ? await loadOrCreateKey(systemKeyPath(home, id), id, 'ed25519')
      : await loadKey(resolve(cwd, file));
  return formatVerifierKey(key.verifier);
}
