import type { AgreementContent } from '@wasl/receipt';
import { COMMITMENT_FIELDS, FACT_FIELDS } from './agreement.ts';

/** The agreement under which the portal of the model directorate asks for what its public pages show. */
export const PORTAL_PROGRAMME = 'model-directorate/portal-programme';
export const PORTAL_PURPOSE = 'public-information';

/**
 * The content of `agreement/model-directorate/portal-programme`: the same fields as a review gets. Both sides
 * are one organisation, and the portal asks like anybody: what the public reads leaves a receipt too.
 */
export function portalProgramme(period: {
  readonly validFrom: string;
  readonly validUntil: string;
}): AgreementContent {
  return {
    version: 1,
    consumer: { organisation: 'model-directorate', system: 'portal' },
    provider: { organisation: 'model-directorate', service: 'programme', major: 1 },
    operations: ['listCommitments'],
    purpose: {
      code: PORTAL_PURPOSE,
      text: {
        ar: 'إخبار العموم بالبرنامج المعلن على البوابة العمومية',
        fr: 'Information du public sur le programme annoncé, au portail public',
        en: 'Informing the public of the announced programme, on the public portal',
      },
    },
    legalBasis: {
      ar: 'القانون رقم 31.13، المادة 10 (النشر الاستباقي للبرامج)',
      fr: 'Loi n° 31-13, article 10 (publication proactive des programmes)',
      en: 'Law 31-13, article 10 (proactive publication of programmes)',
    },
    fields: {
      listCommitments: [
        ...FACT_FIELDS,
        '/total',
        '/targetTotal',
        '/inWords',
        ...COMMITMENT_FIELDS.map((name) => `/items/*/${name}`),
      ],
    },
    validFrom: period.validFrom,
    validUntil: period.validUntil,
    quota: { perMinute: 10, perDay: 1_000 },
  };
}
