import { resolve } from 'node:path';
import { loadKey, loadOrCreateKey } from '@wasl/ledger';
import { formatVerifierKey } from '@wasl/log';
import { type Command, EXIT } from '../cli/command.ts';
import { chooseOfficer, officerKeyName, officerKeyPath } from '../cli/key-files.ts';
import { codesOf } from '../cli/names.ts';
import { findNode, type Node } from '../cli/node-api.ts';
import { SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { enter, printEntered, setting } from '../cli/sign.ts';

/** Gives an organisation another officer, so that one signs and another approves. */
export const keyOfficer: Command = {
  name: 'key officer',
  usage: 'ORG/LABEL',
  summary: {
    ar: 'يسجل مفتاح مسؤول آخر لهيئة، موقعا من مسؤول مسجل.',
    fr: "Inscrit la clé d'un autre responsable d'un organisme, signée par un responsable inscrit.",
    en: 'Registers the key of another officer of an organisation, signed by one who is registered.',
  },
  options: {
    key: {
      value: 'FILE',
      about: {
        ar: 'ملف المفتاح الجديد؛ وإلا فيُنشأ في WASL_HOME/keys/officer.ORG.LABEL.key.',
        fr: 'Fichier de la nouvelle clé ; sinon elle est créée dans WASL_HOME/keys/officer.ORG.LABEL.key.',
        en: 'File of the new key; otherwise it is made in WASL_HOME/keys/officer.ORG.LABEL.key.',
      },
    },
    vkey: {
      value: 'VKEY',
      about: {
        ar: 'الشطر العمومي لمفتاح يبقى ملفه عند صاحبه.',
        fr: 'Moitié publique, quand le fichier reste chez son titulaire.',
        en: 'Public half, where the file stays with its holder.',
      },
    },
    ...SIGNING_OPTIONS,
  },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals, cwd } = context;
    const [organisation = '', label = ''] = codesOf(keyOfficer, positionals[0], 2);
    const node = await findNode(context);
    // Before the new key is made: it must not count among those that could sign for it.
    const officer = await chooseOfficer(node.home, organisation, textOption(values, 'officer'), cwd);
    const file = textOption(values, 'key');
    const path = file === undefined ? undefined : resolve(cwd, file);
    const key = textOption(values, 'vkey') ?? (await publicHalf(node, organisation, label, path));
    const content = { organisation, role: 'officer', key };
    printEntered(
      context,
      await enter(node, setting(`key/${organisation}/officer/${label}`, content), officer),
    );
    return EXIT.ok;
  },
};

async function publicHalf({ home }: Node, organisation: string, label: string, file: string | undefined) {
  const key =
    file === undefined
      ? await loadOrCreateKey(
          officerKeyPath(home, organisation, label),
          officerKeyName(organisation, label),
          'ed25519',
        )
      : await loadKey(file);
  return formatVerifierKey(key.verifier);
}
