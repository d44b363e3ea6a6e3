import { pageRoutes } from '../../pages/index.ts';
import { answer, cache, content } from './answers.ts';
import type { Operation, Paths } from './model.ts';
import { refusals } from './refusals.ts';

const PAGES = [
  ['home', 'What this node is, and its two logs'],
  ['verify', 'The verifier of receipts, which works offline once saved'],
  ['problems', 'Every refusal with its code, and what to do about it'],
] as const;

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The addresses without a language are Arabic, and so is their operation without one in its name. */
function page(name: string, summary: string, path: string, language: string): Operation {
  const suffix = path.startsWith(`/${language}`) ? capitalised(language) : '';
  return {
    operationId: `show${capitalised(name)}${suffix}`,
    tags: ['Pages'],
    summary,
    description: `In ${language}.`,
    responses: {
      ...answer(200, 'The page', {
        headers: cache('no-cache'),
        content: content('text/html', { type: 'string' }),
      }),
      ...refusals(['internal-error']),
    },
  };
}

export const PAGE_PATHS: Paths = Object.fromEntries(
  PAGES.flatMap(([name, summary]) =>
    pageRoutes(name).map(({ path, language }) => [path, { get: page(name, summary, path, language) }]),
  ),
);
