import { ScrollArea } from '../components/scroll-area.tsx';
import { plural } from '../format/plural.ts';
import { OWN_NAME } from '../language/language.ts';
import { usePlace } from '../language/place.ts';
import type { AwaitingReview } from '../text/reviewed.ts';
import { livingTextIn } from './text/text.ts';

/** What a native reader is asked to review: each text beside those it was written from. */
export function ReviewPage({ texts }: { readonly texts: readonly AwaitingReview[] }) {
  const { language } = usePlace();
  const { review } = livingTextIn(language);
  return (
    <>
      <h1>{review.title}</h1>
      <p class="lead">{review.lead}</p>
      <p class="quiet">{plural(texts.length, review.count, language)}</p>
      <ScrollArea labelledBy="review-caption">
        <table>
          <caption id="review-caption">{review.title}</caption>
          <thead>
            <tr>
              <th scope="col">{review.key}</th>
              {(['zgh', 'ar', 'fr'] as const).map((name) => (
                <th key={name} scope="col" lang={name}>
                  {OWN_NAME[name]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {texts.map(({ module, key, zgh, ar, fr }) => (
              <tr key={`${module} ${key}`}>
                <th scope="row">
                  <code dir="ltr">{`${module} ${key}`}</code>
                </th>
                <td lang="zgh" dir="ltr">
                  {zgh}
                </td>
                <td lang="ar" dir="rtl">
                  {ar}
                </td>
                <td lang="fr" dir="ltr">
                  {fr}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  );
}
