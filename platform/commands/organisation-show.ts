import { type Command, EXIT } from '../cli/command.ts';
import { detailLines } from '../cli/details.ts';
import { getDirectory } from '../cli/directory.ts';
import { codesOf, listed } from '../cli/names.ts';
import { findNode } from '../cli/node-api.ts';
import { NODE_OPTIONS } from '../cli/options.ts';

export const organisationShow: Command = {
  name: 'organisation show',
  usage: 'CODE',
  summary: {
    ar: 'يعرض هيئة وأنظمتها وخدماتها واتفاقياتها.',
    fr: 'Montre un organisme, ses systèmes, ses services et ses conventions.',
    en: 'Shows an organisation with its systems, services and agreements.',
  },
  options: NODE_OPTIONS,
  positionals: [1, 1],
  async run(context) {
    const { json, language, positionals, print } = context;
    const [code = ''] = codesOf(organisationShow, positionals[0], 1);
    const directory = await getDirectory(await findNode(context));
    const { name, key } = listed(
      directory.organisations.find((organisation) => organisation.code === code),
      `organisation/${code}`,
      'wasl organisation list',
    );
    const systems = directory.systems.filter(({ organisation }) => organisation === code);
    const services = directory.services.filter(({ organisation }) => organisation === code);
    const agreements = directory.agreements.filter(
      ({ consumer, provider }) => consumer.organisation === code || provider.organisation === code,
    );
    if (json) {
      print({ code, name, key, systems, services, agreements });
      return EXIT.ok;
    }
    const lines = detailLines(
      [
        ['organisation', `${code} — ${name[language]}`],
        ['key', key],
        ['systems', systems.map(({ system, title }) => `${system} — ${title[language]}`)],
        ['services', services.map(({ service, major, title }) => `${service}/${major} — ${title[language]}`)],
        ['agreements', agreements.map(({ id, purpose }) => `${id} — ${purpose.text[language]}`)],
      ],
      language,
    );
    for (const line of lines) print(line);
    return EXIT.ok;
  },
};
