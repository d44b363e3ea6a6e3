import { type Command, EXIT } from '../cli/command.ts';
import { fetchContract } from '../cli/contract.ts';
import { detailLines } from '../cli/details.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';
import { findService } from '../cli/service.ts';

export const serviceShow: Command = {
  name: 'service show',
  usage: 'ORG/SERVICE/MAJOR',
  summary: {
    ar: 'يعرض خدمة وعملياتها والاتفاقيات المبرمة بشأنها.',
    fr: 'Montre un service, ses opérations et les conventions qui portent sur lui.',
    en: 'Shows a service with its operations and the agreements about it.',
  },
  options: NODE_OPTIONS,
  positionals: [1, 1],
  async run(context) {
    const { json, language, positionals, print } = context;
    const name = codesOf(serviceShow, positionals[0], 3).join('/');
    const node = await findNode(context);
    const directory = await getDirectory(node);
    const service = findService(directory, name);
    const { contract } = await fetchContract(node, service);
    const operations = contract.operations.map(({ id, method, path }) => ({ id, method, path }));
    const agreements = directory.agreements
      .filter(({ provider }) => `${provider.organisation}/${provider.service}/${provider.major}` === name)
      .map(({ id }) => id);
    if (json) {
      print({ ...service, operations, agreements });
      return EXIT.ok;
    }
    const lines = detailLines(
      [
        ['service', `${name} — ${service.title[language]}`],
        ['version', service.version],
        ['provider', `${service.organisation}/${service.system}`],
        ['contract', service.contract],
        ['operations', operations.map(({ id, method, path }) => `${id}  ${method.toUpperCase()} ${path}`)],
        ['agreements', agreements],
      ],
      language,
    );
    for (const line of lines) print(line);
    return EXIT.ok;
  },
};
