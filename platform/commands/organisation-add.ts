import { resolve } from 'node:path';
import { loadKey, loadOrCreateKey } from '@wasl/ledger';
import { formatVerifierKey } from '@wasl/log';
import { operatorKeyPath } from '../bootstrap.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { getDirectory } from '../cli/directory.ts';
import { officerKeyName, officerKeyPath } from '../cli/key-files.ts';
import { localisedText } from '../cli/localised.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { localisedOptions, NODE_OPTIONS, textOption } from '../cli/options.ts';
import { cliProblem } from '../cli/problems.ts';
import { enter, printEntered, setting } from '../cli/sign.ts';

const LABEL = 'first';

/**
 * Founds an organisation: its statement, signed by the key it names and by the node's operator, then that
 * key. A founding that was
 * interrupted between the two is completed by the same command.
 */
export const organisationAdd: Command = {
  name: 'organisation add',
  usage: 'CODE',
  summary: {
    ar: 'يؤسس هيئة بمفتاح مسؤولها الأول، ويُنشأ المفتاح إن لم يوجد.',
    fr: "Fonde un organisme avec la clé de son premier responsable, créée s'il n'y en a pas.",
    en: 'Founds an organisation with the key of its first officer, which is made where there is none.',
  },
  options: {
    ...localisedOptions({ ar: 'اسم الهيئة', fr: "Nom de l'organisme", en: 'Name of the organisation' }),
    key: {
      value: 'FILE',
      about: {
        ar: 'ملف مفتاح موجود؛ وإلا فـ WASL_HOME/keys/officer.CODE.first.key.',
        fr: 'Fichier de clé existant ; sinon WASL_HOME/keys/officer.CODE.first.key.',
        en: 'A key file that exists; otherwise WASL_HOME/keys/officer.CODE.first.key.',
      },
    },
    operator: {
      value: 'FILE',
      about: {
        ar: 'مفتاح مسير العقدة الذي يأذن بالانضمام؛ وإلا فـ WASL_HOME/keys/operator.key.',
        fr: "Clé de l'exploitant du nœud, qui admet l'organisme ; sinon WASL_HOME/keys/operator.key.",
        en: 'Key of the node operator, who admits the organisation; otherwise WASL_HOME/keys/operator.key.',
      },
    },
    ...NODE_OPTIONS,
  },
  positionals: [1, 1],
  async run(context) {
    const { values, positionals, cwd } = context;
    const [code = ''] = codesOf(organisationAdd, positionals[0], 1);
    const node = await findNode(context);
    const named = textOption(values, 'key');
    const { organisations } = await getDirectory(node);
    const key =
      named === undefined
        ? await loadOrCreateKey(
            officerKeyPath(node.home, code, LABEL),
            officerKeyName(code, LABEL),
            'ed25519',
          )
        : await loadKey(resolve(cwd, named));
    const vkey = formatVerifierKey(key.verifier);
    const founded = organisations.find((organisation) => organisation.code === code);
    if (founded !== undefined && founded.key !== vkey)
      throw cliProblem('organisation-taken', { organisation: code });
    if (founded === undefined) {
      const content = { code, name: localisedText(values), key: vkey };
      const operator = await loadKey(
        resolve(cwd, textOption(values, 'operator') ?? operatorKeyPath(node.home)),
      );
      printEntered(context, await enter(node, setting(`organisation/${code}`, content), key, [operator]));
    }
    const content = { organisation: code, role: 'officer', key: vkey };
    printEntered(context, await enter(node, setting(`key/${code}/officer/${LABEL}`, content), key));
    return EXIT.ok;
  },
};
