import type { ServiceContent, SystemContent } from '@wasl/receipt';

const MODEL_DIRECTORATE = 'model-directorate';

/** The system that holds the programme; the node answers for it in its own process, so it has no address. */
export const programmeSystem: SystemContent = {
  organisation: MODEL_DIRECTORATE,
  system: 'programme',
  title: {
    ar: 'نظام تتبع البرنامج',
    fr: 'Système de suivi du programme',
    en: 'Programme tracking system',
  },
  address: null,
};

/** The service as its owner registers it. `contract` is the digest of `PROGRAMME_CONTRACT`, as the registry writes it. */
export function programmeService(contract: string): ServiceContent {
  return {
    organisation: MODEL_DIRECTORATE,
    service: 'programme',
    major: 1,
    version: '1.0.0',
    system: 'programme',
    title: {
      ar: 'التزامات البرنامج المعلن',
      fr: 'Engagements du programme annoncé',
      en: 'Commitments of the announced programme',
    },
    contract,
  };
}
