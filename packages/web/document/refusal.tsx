import { inLanguage, type Problem } from '@wasl/kernel';
import { addressOf } from '../language/address.ts';
import { DIRECTION, type PageLanguage, writtenLanguage } from '../language/language.ts';
import { type Answer, page } from '../route/answer.ts';
import { textIn } from '../text/text.ts';
import { spaced } from '../writing/spaced.ts';

/** A refusal as a page: what happened, what to do, and the code under which it is documented. */
export function refusalPage(problem: Problem, language: PageLanguage): Answer {
  const written = writtenLanguage(language);
  const { title, remedy } = inLanguage(problem, written);
  const text = textIn(language).problem;
  return page({
    title: text.title,
    status: problem.entry.status,
    main: (
      <>
        <h1>{text.title}</h1>
        <div class="prose" lang={written} dir={DIRECTION[written]}>
          <p class="lead">{spaced(title, written)}</p>
          <p>{spaced(remedy, written)}</p>
        </div>
        <p class="quiet">
          {text.code} <code dir="ltr">{problem.code}</code>
        </p>
        <p>
          <a href={addressOf(written, '/')}>{text.back}</a>
        </p>
      </>
    ),
  });
}
