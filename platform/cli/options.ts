import type { CommandOption, OptionValues } from './command.ts';

/** The text of an option; undefined where it was not given. */
export function textOption(values: OptionValues, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

/** Every text of a repeated option, in the order given. */
export function listOption(values: OptionValues, name: string): readonly string[] {
  const value = values[name];
  return typeof value === 'object' ? value : [];
}

const POLICY: CommandOption = {
  value: 'FILE',
  about: {
    ar: 'ملف الثقة المعتمد في التحقق؛ وإلا فملف العقدة الموجود في WASL_HOME.',
    fr: 'Fichier de confiance avec lequel vérifier ; sinon celui du nœud, dans WASL_HOME.',
    en: 'Trust file to verify with; otherwise that of the node in WASL_HOME.',
  },
};

const URL_OPTION: CommandOption = {
  value: 'URL',
  about: {
    ar: 'عنوان العقدة؛ وإلا فعنوان العقدة المشغلة في WASL_HOME.',
    fr: 'Adresse du nœud ; sinon celle du nœud en marche dans WASL_HOME.',
    en: 'Address of the node; otherwise the one that runs on WASL_HOME.',
  },
};

const OFFICER: CommandOption = {
  value: 'FILE',
  about: {
    ar: 'ملف مفتاح المسؤول الموقع؛ وإلا فالمفتاح الوحيد للهيئة في WASL_HOME/keys.',
    fr: "Fichier de clé du responsable qui signe ; sinon la seule clé de l'organisme dans WASL_HOME/keys.",
    en: "Key file of the officer who signs; otherwise the organisation's only key in WASL_HOME/keys.",
  },
};

/** The option that names a trust file. */
export const TRUST_OPTIONS = { policy: POLICY } as const;

/** Options of a command that asks the node. */
export const NODE_OPTIONS = { url: URL_OPTION } as const;

/** Options of a command that signs for an organisation. */
export const SIGNING_OPTIONS = { officer: OFFICER, ...NODE_OPTIONS } as const;

/** A text in the three languages, by three options; `what` says of what. */
export function localisedOptions(what: { readonly ar: string; readonly fr: string; readonly en: string }) {
  const option = (language: { ar: string; fr: string; en: string }) => ({
    value: 'TEXT',
    required: true,
    about: {
      ar: `${what.ar} ${language.ar}.`,
      fr: `${what.fr} ${language.fr}.`,
      en: `${what.en} ${language.en}.`,
    },
  });
  return {
    ar: option({ ar: 'بالعربية', fr: 'en arabe', en: 'in Arabic' }),
    fr: option({ ar: 'بالفرنسية', fr: 'en français', en: 'in French' }),
    en: option({ ar: 'بالإنجليزية', fr: 'en anglais', en: 'in English' }),
  } as const;
}

/** Why something is withdrawn: free text that the public registry keeps. */
export const REASON_OPTION: CommandOption = {
  value: 'TEXT',
  required: true,
  about: {
    ar: 'السبب، ويُحفظ في سجل عمومي: لا تذكروا فيه أي شخص.',
    fr: "Le motif, gardé dans un registre public : n'y nommez personne.",
    en: 'The reason, kept in a public registry: name no person in it.',
  },
};
