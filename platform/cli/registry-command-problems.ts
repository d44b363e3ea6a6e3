/** What the commands that sign statements refuse before anything is sent. */
export const registryCommandProblems = {
  'statement-unusable': {
    status: 400,
    title: {
      ar: 'لا يمكن تقييد {subject} بهذا المضمون: {why}.',
      fr: '{subject} ne peut être inscrit avec ce contenu : {why}.',
      en: '{subject} cannot be entered with this content: {why}.',
    },
    remedy: {
      ar: 'صححوا المعطى المذكور؛ لم يُرسل أي شيء.',
      fr: "Corrigez l'élément indiqué ; rien n'a été envoyé.",
      en: 'Correct what is named; nothing was sent.',
    },
  },
  'officer-key-missing': {
    status: 400,
    title: {
      ar: 'لا يوجد في {home} مفتاح مسؤول من الهيئة {organisation}.',
      fr: 'Aucune clé de responsable de {organisation} dans {home}.',
      en: 'No officer key of {organisation} is in {home}.',
    },
    remedy: {
      ar: 'عينوا ملف المفتاح بـ --officer، أو أسسوا الهيئة بـ wasl organisation add.',
      fr: "Indiquez le fichier de clé avec --officer, ou fondez l'organisme avec wasl organisation add.",
      en: 'Name the key file with --officer, or found the organisation with wasl organisation add.',
    },
  },
  'officer-key-ambiguous': {
    status: 400,
    title: {
      ar: 'تصلح عدة مفاتيح للتوقيع باسم {organisation}: {files}.',
      fr: 'Plusieurs clés peuvent signer pour {organisation} : {files}.',
      en: 'Several keys may sign for {organisation}: {files}.',
    },
    remedy: {
      ar: 'عينوا المفتاح الموقع بـ --officer.',
      fr: 'Indiquez avec --officer celle qui signe.',
      en: 'Say which one signs with --officer.',
    },
  },
  'organisation-taken': {
    status: 409,
    title: {
      ar: 'سبق تأسيس الهيئة {organisation} بمفتاح آخر.',
      fr: "L'organisme {organisation} existe déjà, avec une autre clé.",
      en: 'The organisation {organisation} was founded already, with another key.',
    },
    remedy: {
      ar: 'اختاروا رمزا آخر، أو وقعوا بمفتاح تلك الهيئة.',
      fr: 'Choisissez un autre code, ou signez avec sa clé.',
      en: 'Choose another code, or sign with its key.',
    },
  },
  'subject-unlisted': {
    status: 404,
    title: {
      ar: 'لا يوجد {subject} في سجل التصاريح.',
      fr: '{subject} ne figure pas au registre.',
      en: '{subject} is not in the registry.',
    },
    remedy: {
      ar: 'تأكدوا من كتابته: {list}',
      fr: "Vérifiez l'orthographe : {list}",
      en: 'Check how it is written: {list}',
    },
  },
  'key-already-ended': {
    status: 409,
    title: {
      ar: 'انتهت صلاحية المفتاح {key} منذ {until}.',
      fr: 'La clé {key} a déjà pris fin le {until}.',
      en: 'The key {key} already ended at {until}.',
    },
    remedy: {
      ar: 'لا يلزم فعل أي شيء: التاريخ المطلوب لاحق لذلك، والإلغاء لا يمدد الصلاحية.',
      fr: "Il n'y a rien à faire : la date demandée est postérieure, et une révocation ne prolonge jamais.",
      en: 'Nothing is to be done: the time asked for is later, and revoking never prolongs.',
    },
  },
  'time-unreadable': {
    status: 400,
    title: {
      ar: 'الوقت «{text}» غير مقروء.',
      fr: "L'heure « {text} » est illisible.",
      en: 'The time "{text}" cannot be read.',
    },
    remedy: {
      ar: 'اكتبوه بالتوقيت العالمي: 2026-12-31 أو 2026-12-31T10:00:00Z.',
      fr: 'Écrivez-la en temps universel : 2026-12-31 ou 2026-12-31T10:00:00Z.',
      en: 'Write it in UTC: 2026-12-31 or 2026-12-31T10:00:00Z.',
    },
  },
  'document-malformed': {
    status: 400,
    title: {
      ar: 'محتوى الملف {file} غير سليم: {why}.',
      fr: 'Le fichier {file} est mal formé : {why}.',
      en: 'The file {file} is malformed: {why}.',
    },
    remedy: {
      ar: 'صححوه وأعيدوا المحاولة؛ لم يُرسل أي شيء.',
      fr: "Corrigez-le et recommencez ; rien n'a été envoyé.",
      en: 'Correct it and try again; nothing was sent.',
    },
  },
  'draft-unfinished': {
    status: 400,
    title: {
      ar: 'لم يكتمل مشروع الاتفاقية {file}: {fields}.',
      fr: "Le projet de convention {file} n'est pas achevé : {fields}.",
      en: 'The draft {file} is not finished: {fields}.',
    },
    remedy: {
      ar: 'املؤوا هذه الخانات، ثم اقترحوه.',
      fr: 'Remplissez ces champs, puis proposez-le.',
      en: 'Fill these fields in, then propose it.',
    },
  },
  'side-unclear': {
    status: 400,
    title: {
      ar: 'باسم أي طرف توقعون؟ {organisations}',
      fr: 'Pour quelle partie signez-vous ? {organisations}',
      en: 'For which side do you sign? {organisations}',
    },
    remedy: {
      ar: 'عينوا الطرف بـ --as.',
      fr: 'Indiquez-la avec --as.',
      en: 'Say so with --as.',
    },
  },
  'file-taken': {
    status: 409,
    title: {
      ar: 'الملف {file} موجود من قبل.',
      fr: 'Le fichier {file} existe déjà.',
      en: 'The file {file} exists.',
    },
    remedy: {
      ar: 'اختاروا اسما آخر: لا يُمحى ما كتبه أحد.',
      fr: "Choisissez un autre nom : rien de ce qui a été écrit n'est effacé.",
      en: 'Choose another name: what someone wrote is not erased.',
    },
  },
} as const;
