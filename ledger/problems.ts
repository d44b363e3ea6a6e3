import { problemsOf } from '@wasl/kernel';

/** What the ledger refuses. `status` 503 means: nothing was entered, try again. */
export const ledgerProblems = {
  'ledger-unavailable': {
    status: 503,
    title: {
      ar: 'تعذر التقييد في السجل حاليا، ولم يُقيَّد أي شيء.',
      fr: "Le registre ne peut rien inscrire pour l'instant ; rien n'a été inscrit.",
      en: 'The ledger cannot record now; nothing was recorded.',
    },
    remedy: {
      ar: 'أعيدوا الطلب بعد لحظات بالمعرف نفسه.',
      fr: 'Renvoyez la demande dans un instant avec le même identifiant.',
      en: 'Send the request again in a moment, with the same identifier.',
    },
  },
  'ledger-corrupt': {
    status: 500,
    title: {
      ar: 'المعطيات المخزنة للسجل {origin} لا تطابق رأسه عند الحجم {size}.',
      fr: 'Les données conservées du registre {origin} ne correspondent pas à sa tête de taille {size}.',
      en: 'The stored data of the log {origin} do not match its head of size {size}.',
    },
    remedy: {
      ar: 'لا توقع المنصة شيئا. نفذوا wasl log fsck ثم استرجعوا نسخة احتياطية سليمة.',
      fr: 'Rien ne sera signé. Lancez wasl log fsck, puis restaurez une sauvegarde saine.',
      en: 'Nothing will be signed. Run wasl log fsck, then restore a sound backup.',
    },
  },
  'ledger-rolled-back': {
    status: 500,
    title: {
      ar: 'سبق أن نُشر السجل {origin} بالحجم {seen} ({witness})، وقاعدة المعطيات متوقفة عند {size}.',
      fr: 'Le registre {origin} a déjà été vu à la taille {seen} ({witness}) ; la base s’arrête à {size}.',
      en: 'The log {origin} was already seen at size {seen} ({witness}); the database stops at {size}.',
    },
    remedy: {
      ar: 'استرجعوا نسخة أحدث، أو افتحوا سجلا جديدا بتغيير WASL_SHARD.',
      fr: 'Restaurez une sauvegarde plus récente, ou ouvrez un nouveau registre en changeant WASL_SHARD.',
      en: 'Restore a newer backup, or open a new log by changing WASL_SHARD.',
    },
  },
  'ledger-forked': {
    status: 500,
    title: {
      ar: 'السجل {origin} معروف بجذر آخر عند الحجم {size} ({witness}).',
      fr: 'Le registre {origin} est connu avec une autre racine à la taille {size} ({witness}).',
      en: 'The log {origin} is known with another root at size {size} ({witness}).',
    },
    remedy: {
      ar: 'لا توقع المنصة شيئا. احفظوا الأدلة، ثم افتحوا سجلا جديدا بتغيير WASL_SHARD.',
      fr: 'Rien ne sera signé. Conservez les preuves, puis ouvrez un nouveau registre en changeant WASL_SHARD.',
      en: 'Nothing will be signed. Keep the evidence, then open a new log by changing WASL_SHARD.',
    },
  },
  'ledger-restored-unproven': {
    status: 500,
    title: {
      ar: 'استُرجعت قاعدة المعطيات من نسخة احتياطية، ولم يؤكد أي شاهد أن السجل {origin} لم يتجاوز {size}.',
      fr: 'La base a été restaurée et rien ne confirme que le registre {origin} n’a pas dépassé {size}.',
      en: 'The database was restored, and nothing confirms that the log {origin} had not gone past {size}.',
    },
    remedy: {
      ar: 'شغلوا الشهود، أو افتحوا سجلا جديدا بتغيير WASL_SHARD.',
      fr: 'Démarrez les témoins, ou ouvrez un nouveau registre en changeant WASL_SHARD.',
      en: 'Start the witnesses, or open a new log by changing WASL_SHARD.',
    },
  },
  'ledger-busy': {
    status: 503,
    title: {
      ar: 'توجد عملية أخرى تقيد في هذه القاعدة.',
      fr: 'Un autre processus inscrit déjà dans cette base.',
      en: 'Another process is already recording in this database.',
    },
    remedy: {
      ar: 'أوقفوا العملية الأخرى أولا: لا يقيد في السجل إلا واحد.',
      fr: "Arrêtez d'abord l'autre processus : un seul inscrit dans le registre.",
      en: 'Stop the other process first: only one records in a log.',
    },
  },
  'ledger-node-changed': {
    status: 500,
    title: {
      ar: 'هذه القاعدة تخص العقدة {stored} لا {node}.',
      fr: 'Cette base appartient au nœud {stored}, pas à {node}.',
      en: 'This database belongs to the node {stored}, not {node}.',
    },
    remedy: {
      ar: 'أعيدوا WASL_NODE إلى قيمته، أو استعملوا WASL_HOME آخر.',
      fr: 'Rétablissez WASL_NODE, ou utilisez un autre WASL_HOME.',
      en: 'Set WASL_NODE back, or use another WASL_HOME.',
    },
  },
  'ledger-shard-closed': {
    status: 500,
    title: {
      ar: 'السجل {origin} مغلق: خلفه {latest}.',
      fr: 'Le registre {origin} est clos : {latest} lui a succédé.',
      en: 'The log {origin} is closed: {latest} came after it.',
    },
    remedy: {
      ar: 'أعيدوا WASL_SHARD إلى آخر قيمة له، أو اختاروا اسما لم يُستعمل بعد.',
      fr: 'Rétablissez la dernière valeur de WASL_SHARD, ou prenez un nom encore inutilisé.',
      en: 'Set WASL_SHARD back to its latest value, or take a name that was not used before.',
    },
  },
  'ledger-clock-behind': {
    status: 500,
    title: {
      ar: 'ساعة هذا الجهاز ({now}) متأخرة عن آخر قيد في السجل ({last}).',
      fr: 'L’horloge de cette machine ({now}) retarde sur la dernière inscription du registre ({last}).',
      en: 'The clock of this machine ({now}) is behind the last entry of the ledger ({last}).',
    },
    remedy: {
      ar: 'اضبطوا الساعة؛ وإن كان القيد هو الخاطئ فافتحوا سجلا جديدا بتغيير WASL_SHARD.',
      fr: 'Réglez l’horloge ; si c’est l’inscription qui a tort, ouvrez un nouveau registre en changeant WASL_SHARD.',
      en: 'Set the clock; if it is the entry that is wrong, open a new log by changing WASL_SHARD.',
    },
  },
  'ledger-record-unsynced': {
    status: 500,
    title: {
      ar: 'تعذر تثبيت سجل ما نُشر على القرص ({why}).',
      fr: "L'état de ce qui a été publié n'a pas pu être fixé sur le disque ({why}).",
      en: 'The record of what was published could not be made durable ({why}).',
    },
    remedy: {
      ar: 'تتوقف المنصة. افحصوا القرص الذي يوجد عليه WASL_HOME ثم أعيدوا التشغيل.',
      fr: 'La plateforme s’arrête. Vérifiez le disque de WASL_HOME, puis redémarrez.',
      en: 'The platform stops. Check the disk of WASL_HOME, then start again.',
    },
  },
  'log-key-unknown': {
    status: 500,
    title: {
      ar: 'المفتاح الموجود في {file} ليس من مفاتيح السجل {origin}.',
      fr: "La clé de {file} n'est pas une clé du registre {origin}.",
      en: 'The key in {file} is not a key of the log {origin}.',
    },
    remedy: {
      ar: 'أعيدوا ملف المفتاح من النسخة الاحتياطية.',
      fr: 'Remettez le fichier de clé depuis la sauvegarde.',
      en: 'Put the key file back from the backup.',
    },
  },
  'rotation-unfinished': {
    status: 409,
    title: {
      ar: 'سبق الشروع في تغيير مفتاح السجل {origin} ولم يُستكمل.',
      fr: 'Une rotation de la clé du registre {origin} est déjà en cours.',
      en: 'A key rotation of the log {origin} is already under way.',
    },
    remedy: {
      ar: 'أنهوها أولا بالخيار --finish.',
      fr: "Terminez-la d'abord avec --finish.",
      en: 'Finish it first with --finish.',
    },
  },
  'rotation-absent': {
    status: 409,
    title: {
      ar: 'لا يوجد تغيير مفتاح جار للسجل {origin}.',
      fr: 'Aucune rotation de clé n’est en cours pour le registre {origin}.',
      en: 'No key rotation is under way for the log {origin}.',
    },
    remedy: {
      ar: 'ابدؤوا التغيير دون الخيار --finish.',
      fr: 'Commencez une rotation sans --finish.',
      en: 'Begin one without --finish.',
    },
  },
  'claim-replayed': {
    status: 409,
    title: {
      ar: 'سبق استعمال هذا الرقم الأحادي (nonce) أو هذا المعرف.',
      fr: 'Ce nonce ou cet identifiant a déjà servi.',
      en: 'This nonce or identifier was used before.',
    },
    remedy: {
      ar: 'وقعوا الطلب من جديد برقم أحادي جديد.',
      fr: 'Signez à nouveau la demande avec un nouveau nonce.',
      en: 'Sign the request again with a new nonce.',
    },
  },
  'statement-malformed': {
    status: 400,
    title: {
      ar: 'التصريح الموقع غير سليم: {why}.',
      fr: 'La déclaration signée est mal formée : {why}.',
      en: 'The signed statement is malformed: {why}.',
    },
    remedy: {
      ar: 'تُوصف الصيغة في docs/receipt-format.md.',
      fr: 'Le format est décrit dans docs/receipt-format.md.',
      en: 'The format is described in docs/receipt-format.md.',
    },
  },
  'statement-unauthorised': {
    status: 403,
    title: {
      ar: 'لم يوقع هذا التصريح أي مفتاح سار لهيئة {organisation}.',
      fr: "Aucune clé en vigueur de l'organisme {organisation} n'a signé cette déclaration.",
      en: 'No current key of the organisation {organisation} signed this statement.',
    },
    remedy: {
      ar: 'وقعوا بمفتاح مسجل للهيئة.',
      fr: "Signez avec une clé enregistrée de l'organisme.",
      en: 'Sign with a registered key of the organisation.',
    },
  },
  'key-registered': {
    status: 409,
    title: {
      ar: 'هذا المفتاح مسجل من قبل تحت الموضوع {subject}.',
      fr: 'Cette clé est déjà enregistrée sous {subject}.',
      en: 'This key is registered already, under {subject}.',
    },
    remedy: {
      ar: 'أنشئوا مفتاحا خاصا بهذا الاستعمال وسجلوه: لكل موضوع مفتاحه.',
      fr: 'Créez une clé pour cet usage et enregistrez-la : à chaque objet sa clé.',
      en: 'Make a key for this use and register that one: each subject has a key of its own.',
    },
  },
  'statement-time': {
    status: 422,
    title: {
      ar: 'وقت التصريح الموقع ({time}) بعيد عن ساعة العقدة ({now}).',
      fr: "L'heure de la déclaration signée ({time}) est loin de celle du nœud ({now}).",
      en: 'The time of the signed statement ({time}) is far from that of the node ({now}).',
    },
    remedy: {
      ar: 'اضبطوا ساعة الجهاز الذي وقع، ثم وقعوا من جديد.',
      fr: "Réglez l'horloge de la machine qui signe, puis signez à nouveau.",
      en: 'Set the clock of the machine that signs, then sign again.',
    },
  },
  'statement-personal': {
    status: 422,
    title: {
      ar: 'يتضمن النص ما يشبه رقم بطاقة وطنية أو رقم هاتف، والسجل لا يُمحى منه شيء.',
      fr: 'Le texte contient ce qui ressemble à un numéro de carte nationale ou de téléphone ; rien ne s’efface du registre.',
      en: 'The text holds what looks like a national ID card or telephone number; nothing is ever erased from the ledger.',
    },
    remedy: {
      ar: 'احذفوا المعطيات الشخصية من النص وأعيدوا الإرسال.',
      fr: 'Retirez les données à caractère personnel et renvoyez.',
      en: 'Remove the personal data and send again.',
    },
  },
  'receipt-unknown': {
    status: 404,
    title: {
      ar: 'لا يوجد وصل بالمعرف {id}.',
      fr: 'Aucun reçu ne porte l’identifiant {id}.',
      en: 'There is no receipt with the identifier {id}.',
    },
    remedy: {
      ar: 'تحققوا من المعرف.',
      fr: "Vérifiez l'identifiant.",
      en: 'Check the identifier.',
    },
  },
} as const;

export const ledgerProblem = problemsOf(ledgerProblems);
