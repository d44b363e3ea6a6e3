import { fill } from '@wasl/kernel';
import { addressOf, Banner, formatMoment, formatNumber, usePlace } from '@wasl/web';
import { type PortalNews, PROOFS_PATH } from '../ports.ts';
import { textIn } from '../text/text.ts';

/** What the receipt says of this page: `same` facts, `changed` since, `outside` of the list, or its number. */
export type Proved = 'same' | 'changed' | 'outside' | 'number';

type ProofProps = { readonly news: PortalNews; readonly proved: Proved };

/** When and through which exchange the facts came, its receipt, and the way to verify it. */
export function Proof({ news, proved }: ProofProps) {
  const { language } = usePlace();
  const text = textIn(language).proof;
  const { last, failedAt } = news;
  return (
    <section class="card ticket proof" aria-labelledby="proof">
      <h2 id="proof">{text.title}</h2>
      <div class="card-body">
        {failedAt !== null && (
          <Banner id="proof-failed" kind="warning">
            <p>{fill(text.failed, { moment: formatMoment(failedAt, language) })}</p>
          </Banner>
        )}
        {last === null ? (
          <p>{text.none}</p>
        ) : (
          <>
            <p>
              {fill(text.through, { moment: formatMoment(last.at, language) })}
              <br />
              <code dir="ltr">{last.exchange}</code>
            </p>
            <p>{fill(text[proved], { count: formatNumber(last.total, language) })}</p>
            {proved !== 'outside' && <Receipt exchange={last.exchange} />}
          </>
        )}
      </div>
    </section>
  );
}

function Receipt({ exchange }: { readonly exchange: string }) {
  const { language } = usePlace();
  const text = textIn(language).proof;
  // The page of the verifier is in the languages of receipts, which know no Amazigh.
  const verify = addressOf(language === 'zgh' ? 'ar' : language, '/verify');
  return (
    <>
      <p>{text.how}</p>
      <p class="actions">
        <a class="button" href={addressOf(language, `${PROOFS_PATH}/${exchange}.wasl`)} download>
          {text.receipt}
        </a>
        <a href={verify}>{text.verify}</a>
        <a href={addressOf(language, `${PROOFS_PATH}/${exchange}.json`)} download>
          {text.answer}
        </a>
      </p>
    </>
  );
}
