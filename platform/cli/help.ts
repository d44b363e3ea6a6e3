import type { Language, Localised } from '@wasl/kernel';
import type { Command, CommandOption } from './command.ts';
import { padded } from './table.ts';

/** Commands that belong together, under the heading that `wasl --help` gives them. */
export type HelpGroup = { readonly heading: Localised; readonly commands: readonly Command[] };

const WORDS = {
  usage: { ar: 'الصيغة', fr: 'Usage', en: 'Usage' },
  options: { ar: 'الخيارات', fr: 'Options', en: 'Options' },
  json: { ar: 'جواب مقروء آليا.', fr: 'Réponse lisible par un programme.', en: 'Answer for a program.' },
  help: { ar: 'هذه المساعدة.', fr: 'Cette aide.', en: 'This help.' },
  more: {
    ar: 'لمعرفة المزيد: wasl <أمر> --help. رموز الخروج: 0 تم، 1 مرفوض، 2 تعذر الاستعمال أو المنصة متوقفة.',
    fr: 'Pour en savoir plus : wasl <commande> --help. Codes de sortie : 0 fait, 1 refusé, 2 inutilisable ou plateforme arrêtée.',
    en: 'More: wasl <command> --help. Exit codes: 0 done, 1 refused, 2 unusable or not running.',
  },
} as const satisfies Record<string, Localised>;

const ALWAYS: Readonly<Record<string, CommandOption>> = {
  json: { value: null, about: WORDS.json },
  help: { value: null, about: WORDS.help },
};

/** A command as it is typed: its words and required options, and a mark that there are others. */
export function usageOf({ name, usage, options }: Command): string {
  const required = Object.entries(options).filter(([, option]) => option.required === true);
  const given = required.map(([option, { value }]) => `--${option} ${value ?? ''}`.trimEnd());
  return ['wasl', name, usage, ...given, '[--…]'].filter((part) => part !== '').join(' ');
}

/** Everything on one screen: a line a command, where a family of several has one line for all. */
export function wholeHelp(groups: readonly HelpGroup[], language: Language): string[] {
  const rows = groups.map(({ heading, commands }) => ({
    heading: heading[language],
    lines: [...Map.groupBy(commands, ({ name }) => name.split(' ')[0] ?? name)].map(([word, family]) =>
      family.length === 1
        ? [family[0]?.name ?? word, family[0]?.summary[language] ?? '']
        : [`${word} …`, family.map(({ name }) => name.slice(word.length + 1)).join(', ')],
    ),
  }));
  const width = Math.max(...rows.flatMap(({ lines }) => lines.map(([name = '']) => name.length)));
  return [
    ...rows.flatMap(({ heading, lines }) => [
      heading,
      ...lines.map(([name = '', what = '']) => `  ${padded(name, width)}  ${what}`),
      '',
    ]),
    WORDS.more[language],
  ];
}

/** The commands of a family, a sentence each and how each is typed, then the options they know. */
export function familyHelp(commands: readonly Command[], language: Language): string[] {
  const options = Object.fromEntries(
    commands.toReversed().flatMap((command) => Object.entries(command.options)),
  );
  return [
    ...commands.flatMap((command) => [usageOf(command), `    ${command.summary[language]}`]),
    ...commands.flatMap(({ details }) =>
      details === undefined ? [] : ['', ...details.map((line) => line[language])],
    ),
    ...optionLines(options, language),
  ];
}

/** One command in full, with its options explained. */
export function commandHelp(command: Command, language: Language): string[] {
  return [
    `${WORDS.usage[language]}: ${usageOf(command)}`,
    '',
    command.summary[language],
    ...(command.details ?? []).map((line) => line[language]),
    ...optionLines(command.options, language),
  ];
}

function optionLines(options: Command['options'], language: Language): string[] {
  const rows = Object.entries({ ...options, ...ALWAYS }).map(([name, option]) => ({
    typed: `--${name} ${option.value ?? ''}${option.repeated === true ? ' …' : ''}`.trimEnd(),
    about: `${option.about[language]}${option.default === undefined ? '' : ` [${option.default}]`}`,
  }));
  const width = Math.max(...rows.map(({ typed }) => typed.length));
  return [
    '',
    `${WORDS.options[language]}:`,
    ...rows.map(({ typed, about }) => `  ${padded(typed, width)}  ${about}`),
  ];
}
