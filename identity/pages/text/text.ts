import type { Localised } from '@wasl/kernel';
import type { InLanguages, PageLanguage } from '@wasl/web';
import type { Role } from '../../policies.ts';

/** Headings, buttons and labels, in every language of the pages. */
export type IdentityText = {
  readonly home: string;
  readonly signIn: string;
  readonly firstSignIn: string;
  readonly register: string;
  readonly withPasskey: string;
  readonly withProvider: string;
  readonly goOn: string;
  readonly signOut: string;
  readonly sessions: string;
  readonly device: string;
  readonly began: string;
  readonly seen: string;
  readonly thisOne: string;
  readonly unknownDevice: string;
  readonly end: string;
  readonly endOthers: string;
  readonly people: string;
  readonly account: string;
  readonly name: string;
  readonly role: string;
  readonly heldRoles: string;
  readonly none: string;
  readonly invite: string;
  readonly link: string;
  readonly change: string;
  readonly grant: string;
  readonly withdraw: string;
  readonly roles: Readonly<Record<Role, string>>;
};

export const IDENTITY_TEXTS: InLanguages<IdentityText> = {
  ar: {
    home: 'الرئيسية',
    signIn: 'تسجيل الدخول',
    firstSignIn: 'أول دخول',
    register: 'تسجيل مفتاح مرور',
    withPasskey: 'الدخول بمفتاح مرور',
    withProvider: 'الدخول عبر خدمة الهوية',
    goOn: 'المتابعة إلى',
    signOut: 'تسجيل الخروج',
    sessions: 'جلساتي',
    device: 'الجهاز',
    began: 'بدأت',
    seen: 'آخر استعمال',
    thisOne: 'هذه الجلسة',
    unknownDevice: 'جهاز غير معروف',
    end: 'إنهاء',
    endOthers: 'إنهاء كل الجلسات الأخرى',
    people: 'الأشخاص والأدوار',
    account: 'الحساب',
    name: 'الاسم',
    role: 'الدور',
    heldRoles: 'الأدوار',
    none: 'لا شيء',
    invite: 'فتح حساب',
    link: 'رابط أول دخول',
    change: 'منح دور أو سحبه',
    grant: 'منح',
    withdraw: 'سحب',
    roles: {
      administrator: 'مسؤول عن المنصة',
      'programme-officer': 'مكلف بالبرنامج',
      reviewer: 'مراجع',
      publisher: 'ناشر',
      reader: 'قارئ',
    },
  },
  fr: {
    home: 'Accueil',
    signIn: 'Connexion',
    firstSignIn: 'Première connexion',
    register: "Enregistrer une clé d'accès",
    withPasskey: "Se connecter avec une clé d'accès",
    withProvider: "Se connecter par le service d'identité",
    goOn: 'Continuer vers',
    signOut: 'Se déconnecter',
    sessions: 'Mes sessions',
    device: 'Appareil',
    began: 'Début',
    seen: 'Dernière utilisation',
    thisOne: 'cette session',
    unknownDevice: 'Appareil inconnu',
    end: 'Fermer',
    endOthers: 'Fermer toutes les autres sessions',
    people: 'Personnes et rôles',
    account: 'Compte',
    name: 'Nom',
    role: 'Rôle',
    heldRoles: 'Rôles',
    none: 'aucun',
    invite: 'Ouvrir un compte',
    link: 'Lien de première connexion',
    change: 'Donner ou retirer un rôle',
    grant: 'Donner',
    withdraw: 'Retirer',
    roles: {
      administrator: 'Administrateur',
      'programme-officer': 'Chargé du programme',
      reviewer: 'Relecteur',
      publisher: 'Éditeur',
      reader: 'Lecteur',
    },
  },
  zgh: {
    home: 'ⴰⵙⵏⵓⴱⴳ',
    signIn: 'ⴰⴽⵛⵛⵓⵎ',
    firstSignIn: 'ⴰⴽⵛⵛⵓⵎ ⴰⵎⵣⵡⴰⵔⵓ',
    register: 'ⵙⴽⵍⵙ ⵜⴰⵙⴰⵔⵓⵜ ⵏ ⵓⴽⵛⵛⵓⵎ',
    withPasskey: 'ⴽⵛⵎ ⵙ ⵜⵙⴰⵔⵓⵜ ⵏ ⵓⴽⵛⵛⵓⵎ',
    withProvider: 'ⴽⵛⵎ ⵙ ⵜⵏⴰⴼⵓⵜ ⵏ ⵜⵎⴰⴳⵉⵜ',
    goOn: 'ⴷⴷⵓ ⵖⵔ',
    signOut: 'ⴼⴼⵖ',
    sessions: 'ⵜⵉⵖⵉⵎⵉⵜⵉⵏ ⵉⵏⵓ',
    device: 'ⴰⵏⴳⵔⴰⵡ',
    began: 'ⵉⵙⵙⵏⵜⵉ',
    seen: 'ⴰⵙⵎⵔⵙ ⴰⵎⴳⴳⴰⵔⵓ',
    thisOne: 'ⵜⴰⵖⵉⵎⵉⵜ ⴰⴷ',
    unknownDevice: 'ⴰⵏⴳⵔⴰⵡ ⵓⵔ ⵉⵜⵜⵓⵙⵙⴰⵏⵏ',
    end: 'ⵙⵎⴷ',
    endOthers: 'ⵙⵎⴷ ⵜⵉⵖⵉⵎⵉⵜⵉⵏ ⵢⴰⴹⵏ',
    people: 'ⵉⵎⴷⴰⵏⵏ ⴷ ⵜⵡⵓⵔⵉⵡⵉⵏ',
    account: 'ⴰⵎⵉⴹⴰⵏ',
    name: 'ⵉⵙⵎ',
    role: 'ⵜⴰⵡⵓⵔⵉ',
    heldRoles: 'ⵜⵉⵡⵓⵔⵉⵡⵉⵏ',
    none: 'ⵡⴰⵍⵓ',
    invite: 'ⵔⵥⵎ ⴰⵎⵉⴹⴰⵏ',
    link: 'ⴰⵙⵖⵏ ⵏ ⵓⴽⵛⵛⵓⵎ ⴰⵎⵣⵡⴰⵔⵓ',
    change: 'ⵙⵏⴼⵍ ⵜⴰⵡⵓⵔⵉ',
    grant: 'ⴼⴽ',
    withdraw: 'ⴽⴽⵙ',
    roles: {
      administrator: 'ⴰⵏⴱⴷⴰⴷ',
      'programme-officer': 'ⵓ ⵓⵙⵖⵉⵡⵙ',
      reviewer: 'ⴰⵎⴰⵍⴰⵢ',
      publisher: 'ⴰⵎⴰⵣⵓⵣⵔ',
      reader: 'ⴰⵎⵖⵔⵉ',
    },
  },
  en: {
    home: 'Home',
    signIn: 'Sign in',
    firstSignIn: 'First sign-in',
    register: 'Register a passkey',
    withPasskey: 'Sign in with a passkey',
    withProvider: 'Sign in through the identity service',
    goOn: 'Go on to',
    signOut: 'Sign out',
    sessions: 'My sessions',
    device: 'Device',
    began: 'Began',
    seen: 'Last used',
    thisOne: 'this session',
    unknownDevice: 'Unknown device',
    end: 'End',
    endOthers: 'End all other sessions',
    people: 'People and roles',
    account: 'Account',
    name: 'Name',
    role: 'Role',
    heldRoles: 'Roles',
    none: 'none',
    invite: 'Open an account',
    link: 'Link for the first sign-in',
    change: 'Grant or withdraw a role',
    grant: 'Grant',
    withdraw: 'Withdraw',
    roles: {
      administrator: 'Administrator',
      'programme-officer': 'Programme officer',
      reviewer: 'Reviewer',
      publisher: 'Publisher',
      reader: 'Reader',
    },
  },
};

export function textIn(language: PageLanguage): IdentityText {
  return IDENTITY_TEXTS[language];
}

/** Whole sentences, in the three languages of the refusals; on pages in Amazigh they stand in Arabic, marked so. */
export const SAID = {
  signInLead: {
    ar: 'هذا الدخول لأطر الإدارة. صفحات البرنامج مفتوحة للعموم دون تسجيل.',
    fr: 'Cette connexion est réservée au personnel. Les pages du programme se lisent sans compte.',
    en: 'This is for staff. The pages of the programme are read without an account.',
  },
  firstLead: {
    ar: 'يفتح هذا الرابط حسابا جديدا. سجلوا مفتاح مرور للدخول به من الآن: لا كلمة مرور هنا، ولا اسم ولا بريد مطلوب.',
    fr: "Ce lien ouvre un compte. Enregistrez une clé d'accès pour vous connecter désormais : ni mot de passe, ni nom, ni adresse ne sont demandés.",
    en: 'This link opens an account. Register a passkey to sign in with from now on: no password, name or address is asked for.',
  },
  biometrics: {
    ar: 'يُحتفظ هنا بالمفتاح العمومي وحده. بصمتكم أو وجهكم أو رمزكم لا يغادر جهازكم، ولا تُخزن أي معطيات بيومترية.',
    fr: "Seule la clé publique est conservée ici. Votre empreinte, votre visage ou votre code ne quitte pas votre appareil : aucune donnée biométrique n'est conservée.",
    en: 'Only the public key is kept here. Your fingerprint, face or code does not leave your device: no biometric data is stored.',
  },
  address: {
    ar: 'تعمل مفاتيح المرور في هذا العنوان وحده:',
    fr: "Les clés d'accès ne fonctionnent qu'à cette adresse :",
    en: 'Passkeys work at this address only:',
  },
  noScript: {
    ar: 'مفاتيح المرور تحتاج إلى جافاسكريبت. فعّلوها لهذا الموقع ثم أعيدوا فتح الصفحة، أو استعملوا متصفحا آخر.',
    fr: "Les clés d'accès demandent JavaScript. Activez-le pour ce site et rouvrez la page, ou prenez un autre navigateur.",
    en: 'Passkeys need JavaScript. Turn it on for this site and open the page again, or use another browser.',
  },
  unavailable: {
    ar: 'هذا المتصفح لا يعرف مفاتيح المرور. استعملوا متصفحا أحدث.',
    fr: "Ce navigateur ne connaît pas les clés d'accès. Prenez-en un plus récent.",
    en: 'This browser knows no passkeys. Use a more recent one.',
  },
  failed: {
    ar: 'لم يسلم الجهاز مفتاح مرور. تحققوا من العنوان أعلاه ثم أعيدوا المحاولة.',
    fr: "L'appareil n'a pas donné de clé d'accès. Vérifiez l'adresse ci-dessus, puis réessayez.",
    en: 'The device gave no passkey. Check the address above, then try again.',
  },
  leaving: {
    ar: 'ستنتقلون إلى موقع خدمة الهوية، ثم تعودون إلى هنا. لا يُحتفظ برقم أو اسم منها.',
    fr: "Vous allez sur le site du service d'identité, puis revenez ici. Ni numéro ni nom n'en est conservé.",
    en: 'You go to the site of the identity service and come back here. No number or name of it is kept.',
  },
  limits: {
    ar: 'تنتهي الجلسة بعد نصف ساعة دون استعمال، وبعد 12 ساعة في كل حال.',
    fr: 'Une session se ferme après une demi-heure sans usage, et après 12 heures dans tous les cas.',
    en: 'A session ends after half an hour without use, and after 12 hours in any case.',
  },
  peopleLead: {
    ar: 'كل تغيير يُقيَّد في السجل باسم مستعار للحساب، وينهي جلسات صاحبه. لا يغير أحد أدواره بنفسه.',
    fr: 'Chaque changement est inscrit au registre sous le pseudonyme du compte et ferme ses sessions. Personne ne change ses propres rôles.',
    en: 'Each change is entered in the ledger under the pseudonym of the account, and ends its sessions. Nobody changes their own roles.',
  },
  nameHint: {
    ar: 'يراه المسؤولون وحدهم، ولا يُقيَّد في السجل.',
    fr: "Seuls les administrateurs le voient ; il n'est pas inscrit au registre.",
    en: 'Only administrators see it; it is not entered in the ledger.',
  },
  linkOnce: {
    ar: 'سلموا هذا الرابط لصاحبه. يصلح مرة واحدة خلال 24 ساعة، ولن يُعرض ثانية.',
    fr: 'Remettez ce lien à la personne. Il sert une fois, dans les 24 heures, et ne sera plus affiché.',
    en: 'Hand this link to the person. It is good once, within 24 hours, and will not be shown again.',
  },
  roleUnknown: {
    ar: 'اختاروا دورا.',
    fr: 'Choisissez un rôle.',
    en: 'Choose a role.',
  },
  accountUnknown: {
    ar: 'اختاروا حسابا.',
    fr: 'Choisissez un compte.',
    en: 'Choose an account.',
  },
  nameLong: {
    ar: 'الاسم 100 حرف على الأكثر.',
    fr: 'Le nom compte 100 caractères au plus.',
    en: 'The name has at most 100 characters.',
  },
} as const satisfies Readonly<Record<string, Localised>>;
