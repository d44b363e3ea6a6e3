import type { InLanguages, PageLanguage, Plural } from '@wasl/web';
import type { Domain, Kind, Modality } from '../../commitment.ts';
import type { Grade } from '../../entry/entry.ts';
import type { TimelineItem } from '../../view/timeline.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { zgh } from './zgh.ts';

/** The words of the programme's pages in one language; a missing one does not compile. */
export type PagesText<Language extends PageLanguage> = {
  readonly names: Readonly<
    Record<'home' | 'programme' | 'commitments' | 'regions' | 'results' | 'data', string>
  >;
  readonly domains: Readonly<Record<Domain, string>>;
  readonly kinds: Readonly<Record<Kind | 'not-recorded', string>>;
  readonly modalities: Readonly<Record<Modality, string>>;
  readonly natures: Readonly<Record<'establishment' | 'construction' | 'fit-out', string>>;
  readonly units: Readonly<Record<'district office' | 'laboratory', string>>;
  readonly facts: Readonly<
    Record<
      | 'domain'
      | 'kind'
      | 'modality'
      | 'nature'
      | 'target'
      | 'place'
      | 'due'
      | 'owner'
      | 'standing'
      | 'completion'
      | 'source'
      | 'reference',
      string
    >
  >;
  readonly unknown: Readonly<
    Record<
      'value' | 'due' | 'notRecorded' | 'place' | 'places' | 'nature' | 'publisher' | 'owner' | 'ambiguous',
      string
    >
  >;
  /** Between a name and its value. */
  readonly colon: string;
  readonly dates: Readonly<Record<'firstHalf' | 'secondHalf' | 'consulted', string>>;
  readonly overview: {
    readonly title: string;
    readonly lead: string;
    readonly commitments: Plural<Language>;
    readonly open: string;
    readonly resultsDay: string;
    readonly daysToResults: Plural<Language>;
    readonly domains: Plural<Language>;
    readonly byDomain: string;
    readonly byKind: string;
    readonly byStanding: string;
    readonly byCompletion: string;
    readonly measure: string;
    readonly latest: string;
    readonly changedOn: string;
    readonly more: string;
    readonly ways: string;
    readonly leads: Readonly<Record<'commitments' | 'regions' | 'results' | 'data', string>>;
  };
  readonly list: {
    readonly search: string;
    readonly searchHint: string;
    readonly year: string;
    readonly region: string;
    readonly sort: string;
    readonly sorts: Readonly<Record<'id' | 'due' | 'changed', string>>;
    readonly any: string;
    readonly show: string;
    readonly clear: string;
    readonly narrow: string;
    readonly count: Plural<Language>;
    readonly empty: string;
  };
  readonly commitment: {
    readonly announced: string;
    readonly sentence: string;
    readonly follow: string;
    readonly timeline: string;
    readonly events: Readonly<Record<TimelineItem['event'], string>>;
    readonly from: string;
    readonly before: string;
    readonly after: string;
    readonly figures: string;
    readonly noFigures: string;
    readonly evidence: string;
    readonly noEvidence: string;
    readonly grades: Readonly<Record<Grade, string>>;
    readonly roles: Readonly<Record<'baseline' | 'target' | 'actual', string>>;
    readonly asOf: string;
    readonly method: string;
    readonly sample: string;
    readonly byHand: string;
    readonly byExchange: string;
    readonly corrected: string;
    readonly reason: string;
    readonly milestones: string;
    readonly reached: string;
    readonly planned: string;
    readonly delays: string;
    readonly difficulty: string;
    readonly measure: string;
    readonly years: string;
    readonly earlier: string;
    readonly later: string;
    readonly link: string;
    readonly noLink: string;
    readonly confidence: Readonly<Record<'H' | 'M', string>>;
  };
  readonly regions: {
    readonly lead: string;
    readonly map: string;
    readonly count: Plural<Language>;
    readonly none: string;
    readonly noneTitle: string;
    readonly notAnnounced: string;
    readonly notAnnouncedLead: string;
    readonly without: string;
    readonly all: string;
  };
  readonly results: {
    readonly title: string;
    readonly lead: string;
    readonly commitments: string;
    readonly figures: string;
    readonly figuresLead: string;
    readonly otherYears: string;
    readonly metric: string;
    readonly value: string;
    readonly period: string;
    readonly published: string;
    readonly conflicting: string;
    readonly notWhole: string;
    readonly moreThan: string;
    readonly about: string;
    readonly notPublished: string;
    readonly years: string;
  };
  readonly data: {
    readonly files: string;
    readonly lead: string;
    readonly rights: string;
    readonly formats: Readonly<Record<'csv' | 'json' | 'atom' | 'ics' | 'dcat', string>>;
    readonly what: Readonly<Record<'csv' | 'json' | 'atom' | 'ics' | 'dcat', string>>;
    readonly languages: string;
    readonly download: string;
  };
  readonly proof: {
    readonly title: string;
    readonly through: string;
    readonly same: string;
    readonly changed: string;
    readonly outside: string;
    readonly number: string;
    readonly receipt: string;
    readonly answer: string;
    readonly verify: string;
    readonly how: string;
    readonly none: string;
    readonly failed: string;
  };
};

export const PAGES_TEXTS: { readonly [Language in PageLanguage]: PagesText<Language> } = { ar, fr, zgh, en };

/** The table of one language, where which one is known only when the page is asked for. */
export function textIn(language: PageLanguage): PagesText<PageLanguage> {
  const texts: InLanguages<PagesText<PageLanguage>> = PAGES_TEXTS;
  return texts[language];
}
