import type { AgreementContent } from '@wasl/receipt';

/** The agreement of the model audit body with the model directorate. */
export const PROGRAMME_REVIEW = 'model-audit/programme-review';

/** What every answer says of its facts. */
export const FACT_FIELDS = ['/asOf', '/source'];

/**
 * The members of a commitment that a review needs. `note` stays with the programme office: it says how the
 * office read a sentence, and a review holds results against what was announced, not against that reading.
 */
export const COMMITMENT_FIELDS = [
  'id',
  'domain',
  'kind',
  'modality',
  'title',
  'target',
  'unit',
  'due',
  'ambiguous',
  'nature',
  'place',
  'unknown',
];

/** The content of `agreement/model-audit/programme-review`. Times are RFC 3339 in UTC with milliseconds. */
export function programmeReview(period: {
  readonly validFrom: string;
  readonly validUntil: string;
}): AgreementContent {
  return {
    version: 1,
    consumer: { organisation: 'model-audit', system: 'desk' },
    provider: { organisation: 'model-directorate', service: 'programme', major: 1 },
    operations: ['listCommitments', 'getCommitment'],
    purpose: {
      code: 'programme-review',
      text: {
        ar: 'مراجعة تنفيذ البرنامج المعلن: مقارنة النتائج بالأهداف',
        fr: "Examen de l'exécution du programme annoncé : résultats au regard des objectifs",
        en: 'Review of how the announced programme is carried out: results against objectives',
      },
    },
    legalBasis: {
      ar: 'القانون رقم 54.19، المادة 12 (التقييم السنوي للنتائج)؛ القانون رقم 31.13، المادة 10 (النشر الاستباقي للبرامج)',
      fr: 'Loi n° 54-19, article 12 (évaluation annuelle des résultats) ; loi n° 31-13, article 10 (publication proactive des programmes)',
      en: 'Law 54-19, article 12 (annual evaluation of results); law 31-13, article 10 (proactive publication of programmes)',
    },
    fields: {
      listCommitments: [
        ...FACT_FIELDS,
        '/total',
        '/targetTotal',
        '/inWords',
        ...COMMITMENT_FIELDS.map((name) => `/items/*/${name}`),
      ],
      getCommitment: [...FACT_FIELDS, ...COMMITMENT_FIELDS.map((name) => `/commitment/${name}`)],
    },
    validFrom: period.validFrom,
    validUntil: period.validUntil,
    quota: { perMinute: 60, perDay: 10_000 },
  };
}
