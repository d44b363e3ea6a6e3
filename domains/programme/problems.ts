import { problemsOf } from '@wasl/kernel';
import { periodProblems } from './period/problems.ts';

/** What the programme refuses. A refusal loses nothing of what was written. */
export const programmeProblems = {
  'commitment-unknown': {
    status: 404,
    title: {
      ar: 'لا يوجد التزام بالمعرف {id}.',
      fr: 'Aucun engagement ne porte l’identifiant {id}.',
      en: 'There is no commitment with the identifier {id}.',
    },
    remedy: {
      ar: 'تحققوا من المعرف.',
      fr: "Vérifiez l'identifiant.",
      en: 'Check the identifier.',
    },
  },
  'version-overtaken': {
    status: 409,
    title: {
      ar: 'أضاف شخص آخر صيغة للالتزام {id} منذ أن فتحتموه.',
      fr: 'Quelqu’un a ajouté une version de l’engagement {id} depuis que vous l’avez ouvert.',
      en: 'Somebody added a version of the commitment {id} since you opened it.',
    },
    remedy: {
      ar: 'لم يضع ما كتبتموه: قارنوه بالصيغة الجديدة ثم احفظوه من جديد.',
      fr: 'Votre saisie est conservée : comparez-la à la nouvelle version, puis enregistrez à nouveau.',
      en: 'What you wrote is kept: compare it with the new version, then save again.',
    },
  },
  'carried-backwards': {
    status: 422,
    title: {
      ar: 'لا يُرحَّل التزام إلا إلى برنامج سنة موالية.',
      fr: 'Un engagement ne se reporte qu’au programme d’une année suivante.',
      en: 'A commitment is carried over to the programme of a later year only.',
    },
    remedy: {
      ar: 'اختاروا التزاما من سنة موالية؛ وإن تغير الأجل وحده فأدخلوا صيغة جديدة.',
      fr: 'Choisissez un engagement d’une année suivante ; si seule l’échéance change, ajoutez une version.',
      en: 'Choose a commitment of a later year; where only the date changed, add a version.',
    },
  },
  'text-missing': {
    status: 422,
    title: {
      ar: 'ينقص نص بالعربية في الخانة {field}.',
      fr: 'Il manque un texte en arabe dans le champ {field}.',
      en: 'A text in Arabic is missing in the field {field}.',
    },
    remedy: {
      ar: 'املؤوا الخانة.',
      fr: 'Remplissez le champ.',
      en: 'Fill the field in.',
    },
  },
  'date-malformed': {
    status: 422,
    title: {
      ar: 'الخانة {field} ليست تاريخا.',
      fr: 'Le champ {field} n’est pas une date.',
      en: 'The field {field} is no date.',
    },
    remedy: {
      ar: 'اكتبوا يوما (2026-11-24) أو شهرا (2026-11) أو نصف سنة (2026-H1) أو سنة (2026).',
      fr: 'Écrivez un jour (2026-11-24), un mois (2026-11), un semestre (2026-H1) ou une année (2026).',
      en: 'Write a day (2026-11-24), a month (2026-11), half a year (2026-H1) or a year (2026).',
    },
  },
  'figure-malformed': {
    status: 422,
    title: {
      ar: 'الرقم في الخانة {field} غير صالح.',
      fr: 'Le nombre du champ {field} n’est pas valable.',
      en: 'The number in the field {field} is not valid.',
    },
    remedy: {
      ar: 'اكتبوا عددا بالأرقام 0–9؛ وعدد الحالات عدد صحيح موجب.',
      fr: 'Écrivez un nombre en chiffres ; le nombre de cas est un entier positif.',
      en: 'Write a number in digits; the number of cases is a positive whole number.',
    },
  },
  'percentage-bare': {
    status: 422,
    title: {
      ar: 'لا تُكتب نسبة مئوية دون عدد الحالات التي أُخذت منها.',
      fr: 'Un pourcentage ne s’écrit pas sans le nombre de cas dont il est tiré.',
      en: 'A percentage is not written without the number of cases it was taken from.',
    },
    remedy: {
      ar: 'أضيفوا عدد الحالات، أو سجلوا العددين بدل النسبة.',
      fr: 'Ajoutez le nombre de cas, ou inscrivez les deux nombres au lieu du pourcentage.',
      en: 'Add the number of cases, or record the two numbers instead of the percentage.',
    },
  },
  'entry-unknown': {
    status: 422,
    title: {
      ar: 'لا يوجد لهذا الالتزام عنصر مقبول بالمعرف {id} من النوع المطلوب.',
      fr: 'Cet engagement n’a aucun élément accepté {id} du type demandé.',
      en: 'This commitment has no accepted item {id} of the kind asked for.',
    },
    remedy: {
      ar: 'اختاروا عنصرا مقبولا من هذا الالتزام.',
      fr: 'Choisissez un élément accepté de cet engagement.',
      en: 'Choose an accepted item of this commitment.',
    },
  },
  'evidence-missing': {
    status: 422,
    title: {
      ar: 'درجة الإنجاز هذه تستلزم عنصر إثبات واحدا مقبولا على الأقل.',
      fr: 'Ce degré d’exécution demande au moins une pièce acceptée.',
      en: 'This completion needs at least one accepted item of evidence.',
    },
    remedy: {
      ar: 'أضيفوا الإثبات واعرضوه على من يراجعه، أو اختاروا درجة أدنى.',
      fr: 'Ajoutez la pièce et faites-la examiner, ou choisissez un degré moindre.',
      en: 'Add the evidence and have it reviewed, or choose a lower completion.',
    },
  },
  'evidence-insufficient': {
    status: 422,
    title: {
      ar: 'درجة الإنجاز هذه تستلزم عنصر إثبات موثقا على الأقل: التصريح وحده لا يكفي.',
      fr: 'Ce degré d’exécution demande au moins une pièce documentée : une déclaration ne suffit pas.',
      en: 'This completion needs at least one documented item: a declaration is not enough.',
    },
    remedy: {
      ar: 'أضيفوا وثيقة واعرضوها على من يراجعها، أو اختاروا درجة أدنى.',
      fr: 'Ajoutez un document et faites-le examiner, ou choisissez un degré moindre.',
      en: 'Add a document and have it reviewed, or choose a lower completion.',
    },
  },
  'digest-malformed': {
    status: 422,
    title: {
      ar: 'بصمة الإثبات ليست بصمة SHA-256.',
      fr: 'L’empreinte de la pièce n’est pas une empreinte SHA-256.',
      en: 'The digest of the evidence is no SHA-256.',
    },
    remedy: {
      ar: 'أرسلوا الملف من جديد.',
      fr: 'Envoyez à nouveau le fichier.',
      en: 'Send the file again.',
    },
  },
  'receipt-malformed': {
    status: 422,
    title: {
      ar: 'معرف إثبات التبادل غير سليم أو غائب.',
      fr: 'L’identifiant du reçu d’échange est mal formé ou absent.',
      en: 'The identifier of the exchange receipt is malformed or missing.',
    },
    remedy: {
      ar: 'انسخوا المعرف من الوصل نفسه.',
      fr: 'Copiez l’identifiant du reçu lui-même.',
      en: 'Copy the identifier from the receipt itself.',
    },
  },
  'delay-unexplained': {
    status: 422,
    title: {
      ar: 'التصريح بالتأخر يستلزم ذكر الصعوبة والتدبير التصحيحي (القانون 54.19، المادة 12).',
      fr: 'Un retard déclaré demande la difficulté et la mesure corrective (loi 54-19, article 12).',
      en: 'A delay that is reported needs its difficulty and its corrective measure (law 54-19, article 12).',
    },
    remedy: {
      ar: 'اكتبوا الخانتين معا.',
      fr: 'Remplissez les deux champs.',
      en: 'Fill both fields in.',
    },
  },
  'publication-personal': {
    status: 422,
    title: {
      ar: 'يتضمن النص في {field} ما يشبه رقم بطاقة وطنية أو رقم هاتف، فلا يُنشر.',
      fr: 'Le texte de {field} contient ce qui ressemble à un numéro de carte nationale ou de téléphone : il n’est pas publié.',
      en: 'The text of {field} holds what looks like a national ID card or telephone number: it is not published.',
    },
    remedy: {
      ar: 'احذفوا المعطيات الشخصية من النص.',
      fr: 'Retirez les données à caractère personnel du texte.',
      en: 'Remove the personal data from the text.',
    },
  },
  'reviewer-is-author': {
    status: 403,
    title: {
      ar: 'لا يراجع أحد ما كتبه بنفسه.',
      fr: 'Personne n’examine ce qu’il a écrit.',
      en: 'Nobody reviews what they wrote themselves.',
    },
    remedy: {
      ar: 'اطلبوا المراجعة من شخص آخر.',
      fr: 'Demandez l’examen à une autre personne.',
      en: 'Ask another person to review it.',
    },
  },
  'reason-missing': {
    status: 422,
    title: {
      ar: 'ينقص التعليل.',
      fr: 'La raison manque.',
      en: 'The reason is missing.',
    },
    remedy: {
      ar: 'اكتبوا لماذا قُبل العنصر أو أُرجع.',
      fr: 'Écrivez pourquoi l’élément est accepté ou renvoyé.',
      en: 'Write why the item is accepted or returned.',
    },
  },
  'grade-misplaced': {
    status: 422,
    title: {
      ar: 'درجة الإثبات تُعطى لعناصر الإثبات المقبولة، ولها وحدها.',
      fr: 'Un degré de preuve se donne aux pièces acceptées, et à elles seules.',
      en: 'A grade is given to evidence that is accepted, and to nothing else.',
    },
    remedy: {
      ar: 'اختاروا درجة لكل إثبات تقبلونه.',
      fr: 'Choisissez un degré pour chaque pièce acceptée.',
      en: 'Choose a grade for each piece of evidence that you accept.',
    },
  },
  'entry-validated': {
    status: 409,
    title: {
      ar: 'سبقت مراجعة هذا العنصر، أو لم يعد موجودا.',
      fr: 'Cet élément a déjà été examiné, ou n’existe pas.',
      en: 'This item was reviewed already, or does not exist.',
    },
    remedy: {
      ar: 'اطلعوا على المراجعة؛ ولتصحيحها اكتبوا عنصرا يحل محله.',
      fr: 'Lisez l’examen ; pour corriger, écrivez un élément qui le remplace.',
      en: 'Read the review; to correct it, write an item that replaces it.',
    },
  },
  ...periodProblems,
} as const;

export const programmeProblem = problemsOf(programmeProblems);
