import { IDENTITY_TEXTS } from '@wasl/identity/pages';
import { PAGES_TEXTS } from '@wasl/programme/pages';
import {
  type InLanguages,
  type NavigationItem,
  PAGE_LANGUAGES,
  REVIEW_PATH,
  type ReviewedTexts,
  type Site,
} from '@wasl/web';
import { NOTICE } from './pages/notice.ts';
import { TEXTS } from './pages/text/text.ts';

/** The verifier by name in Amazigh; its page is written in the other languages only. */
const AMAZIGH = { verify: 'ⵙⵙⵉⴷⵜ ⵡⴰⵚⵍ' };

/** What stands around the pages of every module. */
export const SITE: Site = {
  navigation: [
    programmePage('/programme', 'programme'),
    programmePage('/programme/regions', 'regions'),
    programmePage('/programme/results', 'results'),
    programmePage('/programme/data', 'data'),
    {
      path: '/verify',
      label: {
        ar: TEXTS.ar.layout.verify,
        fr: TEXTS.fr.layout.verify,
        en: TEXTS.en.layout.verify,
        zgh: AMAZIGH.verify,
      },
      languages: ['ar', 'fr', 'en'],
    },
    {
      path: '/sign-in',
      label: {
        ar: IDENTITY_TEXTS.ar.signIn,
        fr: IDENTITY_TEXTS.fr.signIn,
        zgh: IDENTITY_TEXTS.zgh.signIn,
        en: IDENTITY_TEXTS.en.signIn,
      },
      languages: PAGE_LANGUAGES,
    },
  ],
  notice: NOTICE,
  reviewPath: REVIEW_PATH,
};

/** The platform's own words in Amazigh, for the list of those that await a native reader. */
export const SITE_TEXTS: ReviewedTexts = {
  module: 'navigation',
  texts: {
    ar: { verify: TEXTS.ar.layout.verify },
    fr: { verify: TEXTS.fr.layout.verify },
    en: { verify: TEXTS.en.layout.verify },
    zgh: AMAZIGH,
  },
  reviewed: [],
};

function programmePage(path: string, name: 'programme' | 'regions' | 'results' | 'data'): NavigationItem {
  const { ar, fr, zgh, en } = PAGES_TEXTS;
  const label: InLanguages<string> = {
    ar: ar.names[name],
    fr: fr.names[name],
    zgh: zgh.names[name],
    en: en.names[name],
  };
  return { path, label, languages: PAGE_LANGUAGES };
}
