import { nameWords } from './name-words.ts';

type Group = {
  readonly why: string;
  /** In each term: words in a row, `*` for any ending. Read as names are. */
  readonly terms: readonly string[];
  /** Words beside which the name means something else. */
  readonly unless?: readonly string[];
  /** Whether the term must be the whole name. */
  readonly whole?: true;
};

/**
 * What the platform has no place for, whoever asks: police operations, biometrics, scoring and profiling of
 * people, hidden watching (law 09-08 arts 2(4), 11, 49 and 50; law 72-18 art. 19; law 04-20 art. 9). A list of
 * names stops mistakes and says the rule where a contract is written; it cannot stop who hides a
 * meaning, which is why contracts are public and signed. Words that have an innocent sense as well
 * (indicateur, renseignement, witness, المراقبة) stand only in terms that settle which is meant.
 */
const GROUPS: readonly Group[] = [
  {
    why: 'biometrics',
    terms: [
      ...['biometr*', 'fingerprint template', 'fingerprint image', 'palm print', 'handprint'],
      ...['iris', 'retina', 'retinal', 'dna', 'genetic profile', 'minutiae', 'voice print', 'voice template'],
      ...['face template', 'face print', 'face id', 'face encoding', 'face embedding', 'face recognition'],
      ...['facial recognition', 'facial template', 'facial feature', 'facial image', 'gait recognition'],
      ...['empreinte digitale', 'empreinte genetique', 'empreinte palmaire', 'empreinte vocale', 'dactylo*'],
      ...[
        'adn',
        'retine',
        'gabarit facial',
        'gabarit visage',
        'reconnaissance faciale',
        'reconnaissance vocale',
      ],
      ...[
        'بيومتري*',
        'بصمات اصابع',
        'بصمه اصبع',
        'بصمه وجه',
        'بصمه صوت',
        'بصمه وراثيه',
        'قزحيه',
        'قزحيه عين',
      ],
      ...['حمض نووي', 'قالب وجه', 'تعرف علي وجه', 'شبكيه عين'],
    ],
  },
  {
    why: 'biometrics (or a digest: then the name says of what, as keyFingerprint or empreinteContenu)',
    terms: ['fingerprint*', 'finger print', 'empreinte', 'بصمه', 'بصمات'],
    unless: [
      ...[
        'key',
        'certificate',
        'cert',
        'hash',
        'digest',
        'sha',
        'md',
        'checksum',
        'content',
        'contract',
        'carbon',
      ],
      ...['cle', 'certificat', 'condensat', 'contenu', 'contrat', 'numerique', 'carbone'],
      ...['مفتاح', 'شهاده', 'محتوي', 'عقد', 'رقميه', 'كربونيه'],
    ],
  },
  {
    why: 'police operations',
    terms: [
      ...[
        'suspect',
        'suspected',
        'criminal*',
        'crime',
        'offence',
        'offense',
        'offender',
        'perpetrator',
        'victim',
      ],
      ...[
        'witness statement',
        'witness testimony',
        'eye witness',
        'arrest',
        'arrested',
        'detainee',
        'police custody',
      ],
      ...[
        'wanted person',
        'wanted list',
        'wanted notice',
        'wanted status',
        'is wanted',
        'arrest warrant',
        'interrogation',
      ],
      ...[
        'police investigation',
        'criminal investigation',
        'investigation file',
        'case investigator',
        'patrol',
      ],
      ...[
        'suspecte',
        'casier',
        'infraction penale',
        'delit',
        'delinquant',
        'victime',
        'arrestation',
        'garde vue',
      ],
      ...['fichier recherche', 'fiche recherche', 'avis recherche', 'personne recherchee', 'mandat arret'],
      ...[
        'enquete judiciaire',
        'enquete criminelle',
        'enquete penale',
        'proces verbal audition',
        'patrouille',
      ],
      ...[
        'مشتبه',
        'مشتبه به',
        'مشتبه فيه',
        'سجل عدلي',
        'سوابق',
        'سوابق عدليه',
        'سجل جنائي',
        'جريمه',
        'جرائم',
        'مجرم',
      ],
      ...[
        'ضحيه',
        'ضحايا',
        'مبحوث عنه',
        'مذكره بحث',
        'مذكره توقيف',
        'حراسه نظريه',
        'تحقيق جنائي',
        'دوريه امنيه',
      ],
    ],
  },
  { why: 'police operations', terms: ['wanted', 'recherche', 'investigation', 'infraction'], whole: true },
  {
    why: 'hidden watching of people',
    terms: [
      ...[
        'informant',
        'surveill*',
        'surveil',
        'wiretap',
        'watch list',
        'black list',
        'live location',
        'phone tap',
      ],
      ...['location history', 'license plate reader', 'plate reader', 'anpr', 'alpr', 'covert', 'undercover'],
      ...[
        'informateur',
        'indicateur police',
        'filature',
        'ecoute telephonique',
        'liste noire',
        'lapi',
        'geolocalisation personne',
      ],
      ...[
        'note renseignement',
        'intelligence report',
        'مخبر',
        'تنصت',
        'مراقبه سريه',
        'قائمه سوداء',
        'لائحه سوداء',
      ],
    ],
  },
  {
    why: 'scoring or profiling of people',
    terms: [
      ...[
        'risk score',
        'profile score',
        'profiling',
        'profiled',
        'social score',
        'trust score',
        'behaviour score',
      ],
      ...['behavior score', 'credit score', 'danger level', 'dangerousness', 'threat level', 'threat score'],
      ...['score risque', 'score profil', 'score social', 'score confiance', 'profilage', 'dangerosite'],
      ...['تنميط', 'درجه خطوره', 'درجه مخاطر', 'تصنيف امني'],
    ],
  },
  {
    why: "officers' disciplinary records",
    terms: [
      ...['disciplinary record', 'disciplinary sanction', 'disciplinary file', 'sanction disciplinaire'],
      ...['dossier disciplinaire', 'ملف تاديبي', 'عقوبه تاديبيه'],
    ],
  },
  {
    why: "reading the identity card's chip",
    terms: ['chip data', 'chip reading', 'donnees puce', 'lecture puce', 'معطيات شريحه', 'قراءه شريحه'],
  },
];

const TERMS = GROUPS.flatMap(({ terms, ...group }) =>
  terms.map((term) => {
    const words = nameWords(term);
    return { ...group, words, joined: words.join(''), open: term.endsWith('*') };
  }),
);

/** Why a name of a field or a parameter is refused, or null. Matched on whole words: not `interface`, not `Irish`. */
export function forbiddenName(name: string): string | null {
  const words = nameWords(name);
  for (const { why, unless, whole, words: term, joined, open } of TERMS) {
    if (unless?.some((word) => words.includes(word)) === true) continue;
    if (whole === true && words.length !== term.length) continue;
    if (words.some((word) => isWord(word, joined, open)) || hasInARow(words, term, open)) return why;
  }
  return null;
}

function hasInARow(words: readonly string[], term: readonly string[], open: boolean): boolean {
  return words.some((_, start) =>
    term.every((part, index) => isWord(words[start + index] ?? '', part, open && index === term.length - 1)),
  );
}

/** A word, its Latin plural, or in an open term what begins as it does. */
function isWord(word: string, term: string, open: boolean): boolean {
  return open ? word.startsWith(term) : word === term || word === `${term}s` || word === `${term}es`;
}
