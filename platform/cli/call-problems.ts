/** What `wasl call` and its neighbours refuse by themselves; the node's own refusals keep their codes. */
export const callProblems = {
  'call-no-agreement': {
    status: 409,
    title: {
      ar: 'لا توجد اتفاقية تتيح لأنظمة هذا المجلد طلب {target}.',
      fr: 'Aucune convention ne permet aux systèmes de ce dossier de demander {target}.',
      en: 'No agreement lets a system of this home ask for {target}.',
    },
    remedy: {
      ar: 'راجعوا wasl agreement list وwasl key list؛ ويعين --key ملف مفتاح آخر.',
      fr: 'Voyez wasl agreement list et wasl key list ; --key désigne un autre fichier de clé.',
      en: 'See wasl agreement list and wasl key list; --key names another key file.',
    },
  },
  'call-ambiguous': {
    status: 400,
    title: {
      ar: 'تصلح عدة اتفاقيات لطلب {target}: {agreements}.',
      fr: 'Plusieurs conventions conviennent pour {target} : {agreements}.',
      en: 'Several agreements fit {target}: {agreements}.',
    },
    remedy: {
      ar: 'عينوا واحدة منها بـ --agreement.',
      fr: 'Choisissez-en une avec --agreement.',
      en: 'Choose one with --agreement.',
    },
  },
  'call-key-missing': {
    status: 400,
    title: {
      ar: 'لا يوجد في {home} مفتاح للنظام {system}.',
      fr: 'Aucune clé du système {system} dans {home}.',
      en: 'No key of the system {system} is in {home}.',
    },
    remedy: {
      ar: 'عينوا ملف المفتاح بـ --key.',
      fr: 'Indiquez le fichier de clé avec --key.',
      en: 'Name the key file with --key.',
    },
  },
  'request-unsendable': {
    status: 400,
    title: {
      ar: 'لا يمكن إرسال الطلب على حاله: {why}.',
      fr: 'La demande ne peut partir telle quelle : {why}.',
      en: 'The request cannot be sent as it stands: {why}.',
    },
    remedy: {
      ar: 'صححوا المسار أو الوسائط؛ لم يُرسل أي شيء.',
      fr: "Corrigez le chemin ou les paramètres ; rien n'a été envoyé.",
      en: 'Correct the path or the parameters; nothing was sent.',
    },
  },
  'parameter-malformed': {
    status: 400,
    title: {
      ar: 'الوسيط «{text}» ليس على شكل اسم=قيمة.',
      fr: "Le paramètre « {text} » n'est pas de la forme nom=valeur.",
      en: 'The parameter "{text}" is not name=value.',
    },
    remedy: {
      ar: 'مثال: --param domain=facilities',
      fr: 'Exemple : --param domain=facilities',
      en: 'For example: --param domain=facilities',
    },
  },
  'receipt-id-malformed': {
    status: 400,
    title: {
      ar: '«{id}» ليس معرف تبادل.',
      fr: "« {id} » n'est pas l'identifiant d'un échange.",
      en: '"{id}" is not the id of an exchange.',
    },
    remedy: {
      ar: 'المعرف هو الذي يطبعه wasl call، وهو UUIDv7.',
      fr: "C'est l'identifiant qu'affiche wasl call, un UUIDv7.",
      en: 'It is the id that wasl call prints, a UUIDv7.',
    },
  },
  'receipt-unreadable': {
    status: 400,
    title: {
      ar: 'الملف {file} ليس وصلا مقروءا: {why}.',
      fr: "Le fichier {file} n'est pas un reçu lisible : {why}.",
      en: 'The file {file} is not a readable receipt: {why}.',
    },
    remedy: {
      ar: 'اطلبوه من جديد بـ wasl receipt get.',
      fr: 'Demandez-le à nouveau avec wasl receipt get.',
      en: 'Ask for it again with wasl receipt get.',
    },
  },
} as const;
