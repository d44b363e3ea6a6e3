import type { Localised } from '@wasl/kernel';
import { DIRECTION, Said, Tag, type Tone, usePlace, writtenLanguage } from '@wasl/web';
import type { ComponentChildren } from 'preact';
import type { PublishedSource } from '../../announcement/source.ts';
import type { Standing } from '../../announcement/standing.ts';
import { noLaterDataWords, standingWord } from '../../announcement/standing-words.ts';
import { inReadersLanguage, type OfficeText } from '../../office-text.ts';
import type { Place } from '../../place.ts';
import { textIn } from '../text/text.ts';
import { ledgerDate } from './ledger-date.ts';

/** A name before its value, with the colon of the language. */
export function Named({ name }: { readonly name: string }) {
  const { language } = usePlace();
  return <>{`${name}${textIn(language).colon}`}</>;
}

/** What was not announced, said as that. */
export function Unknown({ children }: { readonly children: ComponentChildren }) {
  return <span class="unknown">{children}</span>;
}

/** What an office wrote, marked as the language that it is in. */
export function Office({ text }: { readonly text: OfficeText }) {
  const { language } = usePlace();
  const read = inReadersLanguage(text, writtenLanguage(language));
  if (read.language === language) return <>{read.text}</>;
  return (
    <span lang={read.language} dir={DIRECTION[read.language]}>
      {read.text}
    </span>
  );
}

/** A date as it was announced, or that none was. */
export function Due({ due }: { readonly due: string | null }) {
  const { language } = usePlace();
  if (due === null) return <Unknown>{textIn(language).unknown.due}</Unknown>;
  return <>{ledgerDate(due, language)}</>;
}

/** A town with its region. Names of places have no English form. */
export function PlaceName({ place }: { readonly place: Place }) {
  const { language } = usePlace();
  const written = language === 'ar' || language === 'zgh' ? 'ar' : 'fr';
  const words = `${place.name[written]} (${place.region.name[written]})`;
  if (written === language) return <>{words}</>;
  return (
    <span lang={written} dir={DIRECTION[written]}>
      {words}
    </span>
  );
}

/** Names of publishers, by the text under which the shipped facts record them. */
const PUBLISHERS: ReadonlyMap<string, Localised> = new Map([
  [
    'الإدارة العامة المعنية: المديرية العامة للأمن الوطني (DGSN), as relayed by the press',
    {
      ar: 'المديرية العامة للأمن الوطني، كما نقلته الصحافة',
      fr: 'la Direction générale de la sûreté nationale, relayée par la presse',
      en: 'the General Directorate for National Security, as relayed by the press',
    },
  ],
]);

type Sourced = Pick<PublishedSource, 'publisher' | 'publishedOn' | 'url'>;

/** Who published it and when, with its link. */
export function SourceLine({ source }: { readonly source: Sourced }) {
  const { language } = usePlace();
  const text = textIn(language);
  const { publisher, publishedOn, url } = source;
  const known = publisher === null ? undefined : PUBLISHERS.get(publisher);
  return (
    <>
      {publisher === null && <Unknown>{text.unknown.publisher}</Unknown>}
      {known !== undefined && <Said text={known} />}
      {known === undefined && publisher !== null && <bdi>{publisher}</bdi>}
      {' · '}
      {ledgerDate(publishedOn, language)}
      {' · '}
      {url === null ? (
        <Unknown>{text.commitment.noLink}</Unknown>
      ) : (
        <a href={url} rel="noreferrer">
          {text.commitment.link}
        </a>
      )}
    </>
  );
}

const TONES: Readonly<Record<Standing['standing'], Tone>> = {
  announced: 'calm',
  kept: 'good',
  'date-changed': 'warn',
  reworded: 'plain',
  'carried-over': 'plain',
  'no-later-data': 'plain',
};

/** Where a commitment stands, in the law's own restraint: silence is said with its day, and blames nobody. */
export function StandingTag({ standing }: { readonly standing: Standing['standing'] }) {
  const { language } = usePlace();
  const written = writtenLanguage(language);
  const tag = <Tag tone={TONES[standing]} label={standingWord(standing)[written]} />;
  if (written === language) return tag;
  return (
    <span lang={written} dir={DIRECTION[written]}>
      {tag}
    </span>
  );
}

export function NoLaterData({ asOf }: { readonly asOf: string }) {
  return <Said text={noLaterDataWords(asOf, ledgerDate)} />;
}
