import { type Command, EXIT } from '../cli/command.ts';
import { fetchContract } from '../cli/contract.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { findService } from '../cli/service.ts';

/** The document byte by byte: its digest is what the registry and every receipt name. */
export const serviceContract: Command = {
  name: 'service contract',
  usage: 'ORG/SERVICE/MAJOR',
  summary: {
    ar: 'يطبع عقد خدمة (OpenAPI 3.1) كما هو.',
    fr: "Affiche le contrat d'un service (OpenAPI 3.1) tel quel.",
    en: 'Prints the contract of a service (OpenAPI 3.1) as it is.',
  },
  options: NODE_OPTIONS,
  positionals: [1, 1],
  async run(context) {
    const name = codesOf(serviceContract, context.positionals[0], 3).join('/');
    const node = await findNode(context);
    const service = findService(await getDirectory(node), name);
    const { bytes } = await fetchContract(node, service);
    // The terminal adds the newline that a document may already end with.
    context.print(new TextDecoder().decode(bytes).replace(/\n$/, ''));
    return EXIT.ok;
  },
};
