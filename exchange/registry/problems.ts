import { problemsOf } from '@wasl/kernel';

/** What the registry refuses of a statement that is well formed and well signed. Nothing is entered then. */
export const registryProblems = {
  'statement-type-unknown': {
    status: 422,
    title: {
      ar: 'لا يقيد السجل تصاريح من نوع {type}.',
      fr: "Le registre n'admet pas de déclaration du type {type}.",
      en: 'The registry takes no statement of the type {type}.',
    },
    remedy: {
      ar: 'الأنواع المقبولة مبينة في القسم 1 من docs/exchange.md.',
      fr: 'Les types admis figurent à la section 1 de docs/exchange.md.',
      en: 'Section 1 of docs/exchange.md lists the types.',
    },
  },
  'statement-names-person': {
    status: 422,
    title: {
      ar: 'يبدو أن نصا من نصوص التصريح يتضمن معطى ذا طابع شخصي.',
      fr: 'Un texte de la déclaration semble contenir une donnée à caractère personnel.',
      en: 'A text of the statement seems to hold personal data.',
    },
    remedy: {
      ar: 'السجل عمومي ودائم: احذفوا هذا المعطى، ثم وقعوا التصريح من جديد.',
      fr: 'Le registre est public et permanent : retirez cette donnée, puis signez à nouveau.',
      en: 'The registry is public and for ever: take it out and sign again.',
    },
  },
  'statement-names-unknown': {
    status: 422,
    title: {
      ar: 'يحيل التصريح على {subject}، وهو غير مقيد في السجل.',
      fr: 'La déclaration renvoie à {subject}, qui ne figure pas au registre.',
      en: 'The statement refers to {subject}, which is not in the registry.',
    },
    remedy: {
      ar: 'قيدوه أولا، أو صححوا الاسم.',
      fr: "Inscrivez-le d'abord, ou corrigez le nom.",
      en: 'Enter that first, or correct the name.',
    },
  },
  'organisation-not-admitted': {
    status: 403,
    title: {
      ar: 'لا يحمل تأسيس الهيئة {organisation} توقيع مسير العقدة.',
      fr: "L'exploitant du nœud n'a pas contresigné la fondation de l'organisme {organisation}.",
      en: 'The operator of the node has not countersigned the founding of {organisation}.',
    },
    remedy: {
      ar: 'اطلبوا توقيعه: wasl organisation add.',
      fr: 'Demandez-lui de signer : wasl organisation add.',
      en: 'Ask the operator to sign: wasl organisation add.',
    },
  },
  'key-role-not-open': {
    status: 403,
    title: {
      ar: 'الصفة {role} خاصة بالهيئة التي تسير العقدة، وهي غير {organisation}.',
      fr: "Le rôle {role} est réservé à l'organisme qui exploite le nœud ; ce n'est pas {organisation}.",
      en: 'The role {role} is for the operator of the node, which {organisation} is not.',
    },
    remedy: {
      ar: 'استعملوا الصفة officer.',
      fr: 'Utilisez le rôle officer.',
      en: 'Use the role officer.',
    },
  },
  'system-key-label-taken': {
    status: 409,
    title: {
      ar: 'سبق أن قُيد تحت {subject} مفتاح آخر.',
      fr: '{subject} désigne déjà une autre clé.',
      en: '{subject} already names another key.',
    },
    remedy: {
      ar: 'سجلوا المفتاح الجديد باسم آخر، ثم أنهوا سريان القديم.',
      fr: "Inscrivez la nouvelle clé sous un autre nom, puis mettez fin à l'ancienne.",
      en: 'Register the new key under another label, then end the old one.',
    },
  },
  'period-reversed': {
    status: 422,
    title: {
      ar: 'تنتهي المدة قبل أن تبدأ.',
      fr: "La période prend fin avant d'avoir commencé.",
      en: 'The period ends before it begins.',
    },
    remedy: {
      ar: 'صححوا validFrom أو validUntil.',
      fr: 'Corrigez validFrom ou validUntil.',
      en: 'Correct validFrom or validUntil.',
    },
  },
  'contract-missing': {
    status: 422,
    title: {
      ar: 'عقد الخدمة {contract} غير معروف لدى هذه العقدة.',
      fr: 'Ce nœud ne connaît pas le contrat {contract}.',
      en: 'The contract {contract} is not known here.',
    },
    remedy: {
      ar: 'أرسلوا الوثيقة مع التصريح: wasl service publish.',
      fr: 'Envoyez le document avec la déclaration : wasl service publish.',
      en: 'Send the document with the statement: wasl service publish.',
    },
  },
  'contract-version-mismatch': {
    status: 422,
    title: {
      ar: 'النسخة في التصريح {version}، وفي العقد {contract}.',
      fr: 'La déclaration porte la version {version}, le contrat la version {contract}.',
      en: 'The statement says version {version}, the contract {contract}.',
    },
    remedy: {
      ar: 'اجعلوا النسخة في التصريح هي نسخة العقد.',
      fr: 'Donnez à la déclaration la version du contrat.',
      en: 'Give the statement the version of the contract.',
    },
  },
  'contract-version-not-later': {
    status: 409,
    title: {
      ar: 'تغير العقد، لكن النسخة {version} ليست لاحقة للنسخة {published}.',
      fr: "Le contrat a changé, mais la version {version} n'est pas postérieure à {published}.",
      en: 'The contract changed, and {version} does not come after {published}.',
    },
    remedy: {
      ar: 'ارفعوا رقم النسخة في info.version، ثم وقعوا من جديد.',
      fr: 'Augmentez le numéro info.version, puis signez à nouveau.',
      en: 'Raise info.version, then sign again.',
    },
  },
  'agreement-operation-unknown': {
    status: 422,
    title: {
      ar: 'لا توجد في عقد الخدمة عملية باسم {operation}.',
      fr: "Le contrat du service n'a pas d'opération {operation}.",
      en: 'The contract has no operation {operation}.',
    },
    remedy: {
      ar: 'تُعرض عمليات الخدمة بالأمر wasl service show.',
      fr: 'La commande wasl service show montre les opérations.',
      en: 'wasl service show lists the operations.',
    },
  },
  'agreement-field-unknown': {
    status: 422,
    title: {
      ar: 'لا يوجد الحقل {field} في جواب العملية {operation}.',
      fr: "La réponse de l'opération {operation} n'a pas de champ {field}.",
      en: 'The answer of {operation} has no field {field}.',
    },
    remedy: {
      ar: 'انطلقوا من المشروع الذي يكتبه wasl agreement draft.',
      fr: "Partez du projet qu'écrit wasl agreement draft.",
      en: 'Start from the draft that wasl agreement draft writes.',
    },
  },
  'agreement-past': {
    status: 422,
    title: {
      ar: 'انقضت مدة الاتفاقية.',
      fr: 'La période de la convention est déjà écoulée.',
      en: 'The period of the agreement is over.',
    },
    remedy: {
      ar: 'اختاروا لـ validUntil وقتا لم يحن بعد.',
      fr: 'Choisissez pour validUntil une date à venir.',
      en: 'Choose a validUntil to come.',
    },
  },
  'agreement-version-wrong': {
    status: 409,
    title: {
      ar: 'نسخة الاتفاقية هي {version}، والمنتظرة هي {expected}.',
      fr: 'La convention porte la version {version} ; la version {expected} est attendue.',
      en: 'The version of the agreement is {version}; {expected} is expected.',
    },
    remedy: {
      ar: 'صححوا version، ثم وقعوا من جديد.',
      fr: 'Corrigez version, puis signez à nouveau.',
      en: 'Correct version and sign again.',
    },
  },
  'agreement-other-side': {
    status: 403,
    title: {
      ar: 'ليست {organisation} هي الطرف الذي يحق له ذلك في الاتفاقية {agreement}.',
      fr: "{organisation} n'est pas, dans la convention {agreement}, la partie à qui cela revient.",
      en: '{organisation} is not the side of the agreement {agreement} that may do this.',
    },
    remedy: {
      ar: 'المصادقة للمزود، والتعليق لأي من الطرفين.',
      fr: "Approuver revient au fournisseur, suspendre à l'une ou l'autre partie.",
      en: 'The provider approves; either side suspends.',
    },
  },
  'approval-of-another': {
    status: 409,
    title: {
      ar: 'لا تخص المصادقة النسخة الحالية ({version}) من الاتفاقية {agreement}.',
      fr: "L'approbation ne vise pas la version actuelle ({version}) de la convention {agreement}.",
      en: 'The approval is not of the current version ({version}) of the agreement {agreement}.',
    },
    remedy: {
      ar: 'اقرؤوا النسخة الحالية، ثم صادقوا عليها.',
      fr: 'Lisez la version actuelle, puis approuvez-la.',
      en: 'Read the current version, then approve that.',
    },
  },
  'approval-same-key': {
    status: 403,
    title: {
      ar: 'المفتاح نفسه وقع اقتراح الاتفاقية {agreement} والمصادقة عليها.',
      fr: 'La même clé a signé la proposition de la convention {agreement} et son approbation.',
      en: 'The same key signed the proposal of {agreement} and its approval.',
    },
    remedy: {
      ar: 'لا يُعتد بالمصادقة إلا بمفتاح آخر: ليوقعها مسؤول آخر بمفتاحه.',
      fr: 'Il faut deux clés pour deux approbations : faites signer un autre responsable, avec la sienne.',
      en: 'Two approvals are two keys: let another officer sign.',
    },
  },
} as const;

export const registryProblem = problemsOf(registryProblems);
