/** What is refused of a request itself: its envelope, its signature, its content. */
export const requestProblems = {
  'request-malformed': {
    status: 400,
    title: {
      ar: 'الطلب غير سليم ({why}).',
      fr: 'La demande est mal formée ({why}).',
      en: 'The request is malformed ({why}).',
    },
    remedy: {
      ar: 'صححوه وفق docs/exchange.md، ثم وقعوه وأرسلوه من جديد؛ لم يُنقل شيء إلى المزود.',
      fr: "Corrigez-la selon docs/exchange.md, puis signez-la et renvoyez-la ; rien n'a été transmis au fournisseur.",
      en: 'Correct it as docs/exchange.md says, then sign and send it again; nothing was passed on to the provider.',
    },
  },
  'header-missing': {
    status: 400,
    title: {
      ar: 'الترويسة {why} غير موجودة في الطلب.',
      fr: "L'en-tête {why} manque à la demande.",
      en: 'The request lacks the header {why}.',
    },
    remedy: {
      ar: 'أضيفوها وأرسلوا الطلب من جديد؛ يعرض القسم 2 من docs/exchange.md كل الترويسات.',
      fr: 'Ajoutez-le et renvoyez la demande ; la section 2 de docs/exchange.md donne tous les en-têtes.',
      en: 'Add it and send the request again; section 2 of docs/exchange.md lists the headers.',
    },
  },
  'header-repeated': {
    status: 400,
    title: {
      ar: 'وردت الترويسة {why} أكثر من مرة.',
      fr: "L'en-tête {why} figure plusieurs fois.",
      en: 'The header {why} stands more than once.',
    },
    remedy: {
      ar: 'أرسلوا الطلب من جديد بهذه الترويسة مرة واحدة.',
      fr: 'Renvoyez la demande avec cet en-tête une seule fois.',
      en: 'Send the request again with this header once.',
    },
  },
  'authority-foreign': {
    status: 421,
    title: {
      ar: 'لا تجيب هذه العقدة باسم {authority}.',
      fr: 'Ce nœud ne répond pas au nom de {authority}.',
      en: 'This node does not answer for {authority}.',
    },
    remedy: {
      ar: 'خاطبوا العقدة باسمها؛ وإن كان هذا من أسمائها فليضفه مسيرها إلى WASL_AUTHORITIES.',
      fr: "Adressez-vous au nœud par son nom ; si celui-ci en est un, son exploitant l'ajoute à WASL_AUTHORITIES.",
      en: 'Address the node by its name; if this is one of its names, its operator adds it to WASL_AUTHORITIES.',
    },
  },
  'path-forbidden': {
    status: 400,
    title: { ar: 'المسار غير مقبول.', fr: "Ce chemin n'est pas accepté.", en: 'This path is not accepted.' },
    remedy: {
      ar: 'استعملوا مسارا على شكل /exchange/ORG/SERVICE/MAJOR/…، دون أجزاء فارغة ولا «.» أو «..» ولا فواصل مرمزة، في 4096 حرفا على الأكثر.',
      fr: 'Utilisez un chemin de la forme /exchange/ORG/SERVICE/MAJOR/…, sans segment vide, « . » ou « .. », sans séparateur encodé, de 4096 caractères au plus.',
      en: 'Use a path of the form /exchange/ORG/SERVICE/MAJOR/…, with no empty, "." or ".." segment and no encoded separator, of 4096 characters at most.',
    },
  },
  'body-too-large': {
    status: 413,
    title: {
      ar: 'يتجاوز المحتوى {limit} بايت.',
      fr: 'Le contenu dépasse {limit} octets.',
      en: 'The content exceeds {limit} bytes.',
    },
    remedy: {
      ar: 'قسموا الطلب، أو استعملوا عملية محتواها application/octet-stream إن كان العقد يعلن واحدة.',
      fr: 'Découpez la demande, ou utilisez une opération dont le contenu est application/octet-stream, si le contrat en déclare une.',
      en: 'Split the request, or use an operation whose content is application/octet-stream, if the contract declares one.',
    },
  },
  'node-busy': {
    status: 503,
    title: {
      ar: 'العقدة مشغولة حاليا.',
      fr: 'Le nœud est occupé pour le moment.',
      en: 'The node is busy for the moment.',
    },
    remedy: {
      ar: 'بعد عدد الثواني المبين في Retry-After، وقعوا الطلب وأرسلوه من جديد؛ لم يُنقل شيء إلى المزود.',
      fr: "Après le nombre de secondes de Retry-After, signez et renvoyez la demande ; rien n'a été transmis au fournisseur.",
      en: 'After the seconds in Retry-After, sign and send the request again; nothing was passed on to the provider.',
    },
  },
  'body-timeout': {
    status: 408,
    title: {
      ar: 'توقف وصول المحتوى قبل اكتماله.',
      fr: "Le contenu a cessé d'arriver avant d'être complet.",
      en: 'The content stopped arriving before it was complete.',
    },
    remedy: {
      ar: 'وقعوا الطلب وأرسلوه من جديد عبر اتصال أسرع؛ لم يُنقل شيء إلى المزود.',
      fr: "Signez la demande et renvoyez-la par une liaison plus rapide ; rien n'a été transmis au fournisseur.",
      en: 'Sign the request and send it again over a faster link; nothing was passed on to the provider.',
    },
  },
  'body-incomplete': {
    status: 400,
    title: {
      ar: 'انقطع الاتصال قبل اكتمال المحتوى.',
      fr: "La liaison s'est rompue avant la fin du contenu.",
      en: 'The connection broke before the content was complete.',
    },
    remedy: {
      ar: 'وقعوا الطلب وأرسلوه من جديد؛ لم يُنقل شيء إلى المزود.',
      fr: "Signez et renvoyez la demande ; rien n'a été transmis au fournisseur.",
      en: 'Sign the request and send it again; nothing was passed on to the provider.',
    },
  },
  'content-coding-unsupported': {
    status: 415,
    title: {
      ar: 'المحتوى المضغوط أو المرمز (Content-Encoding) غير مقبول.',
      fr: "Un contenu compressé ou encodé (Content-Encoding) n'est pas accepté.",
      en: 'Compressed or encoded content (Content-Encoding) is not accepted.',
    },
    remedy: {
      ar: 'أرسلوه كما هو، دون Content-Encoding.',
      fr: 'Envoyez-le tel quel, sans Content-Encoding.',
      en: 'Send it as it is, without Content-Encoding.',
    },
  },
  'content-type-unsupported': {
    status: 415,
    title: {
      ar: 'نوع المحتوى (Content-Type) غير مقبول.',
      fr: "Ce type de contenu (Content-Type) n'est pas accepté.",
      en: 'This type of content (Content-Type) is not accepted.',
    },
    remedy: {
      ar: 'استعملوا application/json أو application/octet-stream، حسب ما يعلنه العقد.',
      fr: 'Utilisez application/json ou application/octet-stream, selon ce que déclare le contrat.',
      en: 'Use application/json or application/octet-stream, as the contract declares.',
    },
  },
  'digest-mismatch': {
    status: 400,
    title: {
      ar: 'لا توافق الترويسة Content-Digest المحتوى المرسل، أو هي غائبة.',
      fr: "L'en-tête Content-Digest manque, ou ne correspond pas au contenu envoyé.",
      en: 'The header Content-Digest is missing, or does not match the content sent.',
    },
    remedy: {
      ar: 'احسبوا sha-256 على البايتات المرسلة نفسها (RFC 9530)، ثم وقعوا الطلب وأرسلوه من جديد.',
      fr: 'Calculez sha-256 sur les octets mêmes qui sont envoyés (RFC 9530), puis signez et renvoyez la demande.',
      en: 'Compute sha-256 over the very bytes that are sent (RFC 9530), then sign and send the request again.',
    },
  },
  'signature-malformed': {
    status: 401,
    title: {
      ar: 'صيغة التوقيع غير مقبولة.',
      fr: "La forme de la signature n'est pas acceptée.",
      en: 'The form of the signature is not accepted.',
    },
    remedy: {
      ar: 'اتبعوا القسم 2 من docs/exchange.md حرفيا: المكونات والمعاملات وترتيبها.',
      fr: 'Suivez à la lettre la section 2 de docs/exchange.md : les composants, les paramètres et leur ordre.',
      en: 'Follow section 2 of docs/exchange.md to the letter: the components, the parameters and their order.',
    },
  },
  'commitment-mismatch': {
    status: 401,
    title: {
      ar: 'الالتزام الموقع لا يُفتح على هذا الطلب.',
      fr: "L'engagement signé ne s'ouvre pas sur cette demande.",
      en: 'The signed commitment does not open to this request.',
    },
    remedy: {
      ar: 'احسبوا Wasl-Commitment بملح Wasl-Salt على الهدف وContent-Digest وIdempotency-Key كما تُرسل تماما.',
      fr: "Calculez Wasl-Commitment, avec le sel de Wasl-Salt, sur la cible, Content-Digest et Idempotency-Key tels qu'ils sont envoyés.",
      en: 'Compute Wasl-Commitment, with the salt of Wasl-Salt, over the target, Content-Digest and Idempotency-Key exactly as they are sent.',
    },
  },
  'key-unknown': {
    status: 401,
    title: {
      ar: 'المفتاح الذي يسميه التوقيع غير مسجل.',
      fr: "La clé que nomme la signature n'est pas enregistrée.",
      en: 'The key that the signature names is not registered.',
    },
    remedy: {
      ar: 'تحققوا من keyid، أو سجلوا مفتاح النظام: wasl key add.',
      fr: 'Vérifiez keyid, ou enregistrez la clé du système : wasl key add.',
      en: 'Check keyid, or register the key of the system: wasl key add.',
    },
  },
  'key-revoked': {
    status: 401,
    title: {
      ar: 'لم يكن المفتاح ساريا وقت التوقيع.',
      fr: "La clé n'était pas en vigueur au moment de la signature.",
      en: 'The key was not valid when it signed.',
    },
    remedy: {
      ar: 'وقعوا بمفتاح ساري المفعول، أو سجلوا مفتاحا جديدا: wasl key add.',
      fr: 'Signez avec une clé en vigueur, ou enregistrez-en une nouvelle : wasl key add.',
      en: 'Sign with a valid key, or register a new one: wasl key add.',
    },
  },
  'signature-invalid': {
    status: 401,
    title: {
      ar: 'التوقيع غير صحيح.',
      fr: "La signature n'est pas valable.",
      en: 'The signature does not verify.',
    },
    remedy: {
      ar: 'تحققوا من المفتاح ومن المكونات الموقعة وقيمها وترتيبها.',
      fr: 'Vérifiez la clé, les composants signés, leurs valeurs et leur ordre.',
      en: 'Check the key and the signed components, their values and their order.',
    },
  },
  'signature-expired': {
    status: 401,
    title: {
      ar: 'مضى على التوقيع أكثر من 60 ثانية.',
      fr: 'La signature date de plus de 60 secondes.',
      en: 'The signature is more than 60 seconds old.',
    },
    remedy: {
      ar: 'اضبطوا ساعة النظام، ووقعوا الطلب عند إرساله.',
      fr: "Réglez l'horloge du système et signez la demande au moment de l'envoyer.",
      en: 'Set the clock of the system, and sign the request when you send it.',
    },
  },
  'signature-early': {
    status: 401,
    title: {
      ar: 'تاريخ التوقيع يسبق ساعة العقدة بأكثر من 60 ثانية.',
      fr: "La date de la signature est en avance de plus de 60 secondes sur l'horloge du nœud.",
      en: 'The signature is dated more than 60 seconds ahead of the clock of the node.',
    },
    remedy: {
      ar: 'اضبطوا ساعة النظام، ثم وقعوا الطلب وأرسلوه من جديد.',
      fr: "Réglez l'horloge du système, puis signez et renvoyez la demande.",
      en: 'Set the clock of the system, then sign and send the request again.',
    },
  },
} as const;
