import type { Language } from './messages.ts';

/** The notice on every page, document and receipt of the model; an administration that deploys it puts its own. */
export const NOTICE: Readonly<Record<Language, string>> = {
  ar: 'نموذج مستقل غير رسمي أُعدّ انطلاقا من مصادر منشورة؛ لا يصدر عن المديرية العامة للأمن الوطني ولا يمثلها، ووثائقه عديمة الأثر القانوني.',
  fr: "Modèle indépendant et non officiel, établi à partir de sources publiées ; il n'émane pas de la DGSN et ne la représente pas ; ses documents sont sans valeur juridique.",
  en: 'Independent, unofficial model built from published sources; it does not come from the DGSN nor represent it; its documents have no legal effect.',
};
