import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { NO_FIELDS } from '../language/address.ts';
import { PAGE_LANGUAGES, type PageLanguage } from '../language/language.ts';
import { NOBODY } from '../route/caller.ts';
import { dress } from '../route/dress.ts';
import { SITE } from '../testing/open-site.ts';
import { livingRoutes } from './routes.tsx';

const RULES = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    // Matters of taste, or of other checks: one line of HTML is what a renderer writes.
    'long-title': 'off',
    'no-trailing-whitespace': 'off',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    'void-style': 'off',
  },
});

for (const language of PAGE_LANGUAGES) {
  for (const route of livingRoutes()) {
    const { method, path } = route;

    test(`${method} /${language}${path}: the HTML is well formed, and one heading leads it`, async () => {
      const html = await read(language, method, path);
      const report = await RULES.validateString(html);
      const said = report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
      );
      assert.deepEqual(said, []);
      assert.equal(html.match(/<h1>/g)?.length, 1);
      assert.match(html, new RegExp(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`));
    });
  }
}

async function read(language: PageLanguage, method: string, path: string): Promise<string> {
  const route = livingRoutes().find((candidate) => candidate.path === path && candidate.method === method);
  const form = method === 'POST' ? NO_FIELDS : null;
  const place = { language, path, query: NO_FIELDS };
  const { body } = await dress(
    SITE,
    place,
    () => route?.handle({ ...place, params: {}, form, caller: NOBODY }) ?? { kind: 'missing' },
  );
  return String(body);
}
