import { fetchProposal } from '../cli/agreement.ts';
import { type Command, EXIT } from '../cli/command.ts';
import { chooseOfficer } from '../cli/key-files.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { SIGNING_OPTIONS, textOption } from '../cli/options.ts';
import { enter, printEntered, setting } from '../cli/sign.ts';

/** The approval names the proposal's signed statement by digest: another version needs another approval. */
export const agreementApprove: Command = {
  name: 'agreement approve',
  usage: 'ORG/NAME',
  summary: {
    ar: 'يصادق باسم المزود على الاتفاقية كما هي مقترحة حاليا، بمفتاح غير الذي اقترحها.',
    fr: "Approuve au nom du fournisseur la convention telle qu'elle est proposée, avec une autre clé que celle qui l'a proposée.",
    en: 'Approves an agreement as it is proposed now, for the provider, with another key than proposed it.',
  },
  options: SIGNING_OPTIONS,
  positionals: [1, 1],
  async run(context) {
    const { values, positionals, cwd } = context;
    const id = codesOf(agreementApprove, positionals[0], 2).join('/');
    const node = await findNode(context);
    const { content, digest } = await fetchProposal(node, id);
    const { provider, version } = content;
    const key = await chooseOfficer(node.home, provider.organisation, textOption(values, 'officer'), cwd);
    const subject = `approval/${provider.organisation}/${id.replace('/', '.')}`;
    printEntered(context, await enter(node, setting(subject, { agreement: id, version, digest }), key));
    return EXIT.ok;
  },
};
