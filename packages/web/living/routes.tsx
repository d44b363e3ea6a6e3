import { NO_FIELDS } from '../language/address.ts';
import type { PageLanguage } from '../language/language.ts';
import { REGIONS } from '../map/regions.ts';
import { type Answer, page, redirect } from '../route/answer.ts';
import type { Route } from '../route/route.ts';
import { awaitingReview, type ReviewedTexts } from '../text/reviewed.ts';
import { TEXTS } from '../text/text.ts';
import { LivingPage } from './living-page.tsx';
import { ReviewPage } from './review-page.tsx';
import { errorsIn, type SampleFormProps } from './sample-form.tsx';
import { LIVING_TEXTS, livingTextIn } from './text/text.ts';

export const COMPONENTS_PATH = '/components';
export const REVIEW_PATH = '/amazigh-texts';

/** The texts of this room. A module hands in its own, with what a native reader approved. */
const OWN_TEXTS: readonly ReviewedTexts[] = [
  { module: 'web', texts: TEXTS, reviewed: [] },
  { module: 'components', texts: LIVING_TEXTS, reviewed: [] },
  { module: 'regions', texts: regionNames(), reviewed: [] },
];

/** The living page of components, and the list of texts in Amazigh that await review. */
export function livingRoutes(texts: readonly ReviewedTexts[] = []): readonly Route[] {
  return [
    {
      method: 'GET',
      path: COMPONENTS_PATH,
      handle: ({ language }) => livingPage(language, { form: NO_FIELDS, errors: [] }),
    },
    {
      method: 'POST',
      path: COMPONENTS_PATH,
      handle({ language, form }) {
        const fields = form ?? NO_FIELDS;
        const errors = errorsIn(fields, language);
        return errors.length > 0
          ? livingPage(language, { form: fields, errors })
          : redirect(`${COMPONENTS_PATH}#section-receipt`);
      },
    },
    {
      method: 'GET',
      path: REVIEW_PATH,
      handle: ({ language }) => {
        const { review, home } = livingTextIn(language);
        const main = <ReviewPage texts={[...OWN_TEXTS, ...texts].flatMap(awaitingReview)} />;
        return page({ title: review.title, crumbs: [{ label: home, path: '/' }], main });
      },
    },
  ];
}

function livingPage(language: PageLanguage, props: SampleFormProps): Answer {
  const { title, home } = livingTextIn(language);
  const crumbs = [{ label: home, path: '/' }];
  return page({
    title,
    crumbs,
    status: props.errors.length > 0 ? 422 : 200,
    main: <LivingPage {...props} />,
  });
}

function regionNames() {
  const [ar, fr, zgh, en] = (['ar', 'fr', 'zgh', 'en'] as const).map((language) =>
    Object.fromEntries(REGIONS.map(({ code, name }) => [code, name[language]])),
  );
  return { ar: ar ?? {}, fr: fr ?? {}, zgh: zgh ?? {}, en: en ?? {} };
}
