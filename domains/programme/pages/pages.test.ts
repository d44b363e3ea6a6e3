import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { JsonObject } from '@wasl/receipt';
import {
  dress,
  type Fields,
  NO_FIELDS,
  NOBODY,
  PAGE_LANGUAGES,
  type PageLanguage,
  type Site,
} from '@wasl/web';
import { HtmlValidate } from 'html-validate';
import { openProgramme } from '../testing/open-programme.ts';
import type { PortalNews } from './ports.ts';
import { programmeRoutes } from './routes.tsx';

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
const SITE: Site = {
  navigation: [],
  notice: { ar: 'نموذج مستقل غير رسمي.', fr: 'Modèle non officiel.', en: 'Unofficial model.' },
  reviewPath: '/amazigh-texts',
};
const EXCHANGE = '019ab000-0000-7000-8000-000000000000';
const PATHS = [
  '/programme',
  '/programme/commitments',
  '/programme/commitments/2026-F04',
  '/programme/commitments/2025-01',
  '/programme/regions',
  '/programme/results',
  '/programme/data',
];

suite('the public pages of the programme', () => {
  let store: Awaited<ReturnType<typeof openProgramme>>;
  let news: PortalNews = { last: null, failedAt: null };
  before(async () => {
    store = await openProgramme();
  });
  after(() => store[Symbol.asyncDispose]());

  async function ask(path: string, language: PageLanguage = 'en', query: Fields = NO_FIELDS) {
    const routes = programmeRoutes({
      pool: store.pool,
      clock: () => Date.parse('2026-11-24T09:00:00Z'),
      resultsOn: null,
      publisher: { name: { ar: 'مديرية', fr: 'Direction', en: 'Directorate' }, notice: SITE.notice },
      origin: () => 'https://portal.example',
      news: async () => news,
      receipt: async (id) => (id === EXCHANGE ? new Uint8Array([1]) : null),
      answer: async () => null,
    });
    const found = routes.flatMap((route) => {
      const pattern = new RegExp(`^${route.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
      const match = pattern.exec(path);
      return match === null ? [] : [{ route, params: { ...match.groups } }];
    });
    const [{ route, params }] = found as [(typeof found)[number]];
    const place = { language, path, query };
    return dress(SITE, place, () => route.handle({ ...place, params, form: null, caller: NOBODY }));
  }
  async function textOf(path: string, language: PageLanguage = 'en', query: Fields = NO_FIELDS) {
    const html = String((await ask(path, language, query)).body);
    return html
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll(/\s+/g, ' ');
  }

  for (const path of PATHS) {
    test(`${path}: well formed in every language, with one heading and the notice`, async () => {
      for (const language of PAGE_LANGUAGES) {
        const { status, body } = await ask(path, language);
        assert.equal(status, 200);
        const html = String(body);
        const { results } = await RULES.validateString(html);
        const said = results.flatMap(({ messages }) =>
          messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
        );
        assert.deepEqual(said, [], language);
        assert.equal(html.match(/<h1>/g)?.length, 1);
        assert.match(
          html,
          new RegExp(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`),
        );
        assert.match(html, /نموذج مستقل|Modèle non officiel|Unofficial model/);
        if (language === 'zgh') assert.match(html, /amazigh-texts/);
      }
    });
  }

  test('35 commitments were announced, and the day of the results was not', async () => {
    const text = await textOf('/programme', 'ar');
    assert.match(text, /35/);
    assert.match(text, /موعد الحصيلة السنوية: غير معلن/);
    assert.match(text, /17 دجنبر 2025/);
  });

  test('what was not announced is said so: place, works, a due date that may not cover the row', async () => {
    const text = await textOf('/programme/commitments/2026-F04', 'ar');
    assert.match(text, /المكان غير معلن/);
    assert.match(text, /لا يتضح من الإعلان هل يشمل هذا الأجل هذا الالتزام/);
    assert.match(await textOf('/programme/commitments/2026-F07', 'fr'), /lieux? non annoncés?/);
  });

  test('a year stays a year, and half a year half a year', async () => {
    const text = await textOf('/programme/commitments/2025-01', 'fr');
    assert.match(text, /échéance modifiée/);
    assert.match(text, /avant : 2025 ; désormais : premier semestre 2026/);
    assert.doesNotMatch(text, /janvier/);
  });

  test('law 54-19: silence of the sources is said as that, and nothing is ever late', async () => {
    const ar = await textOf('/programme/results', 'ar');
    assert.match(ar, /لا معطيات لاحقة في المصادر المطلع عليها إلى غاية 17 دجنبر 2025/);
    assert.match(ar, /أجل معدّل/);
    for (const path of PATHS) {
      assert.doesNotMatch(await textOf(path, 'ar'), /متأخر|تأخر/, path);
      assert.doesNotMatch(await textOf(path, 'fr'), /en retard|non tenu/, path);
    }
  });

  test('two figures that differ stand side by side, each with its source', async () => {
    const text = await textOf('/programme/results', 'en');
    assert.match(text, /1,150,000 ?DGSN, via le360/);
    assert.match(text, /1,118,600 ?Barlamane/);
    assert.match(text, /figures differ/);
  });

  test('the search folds Arabic, filters go through the address, and pages turn', async () => {
    const query = (fields: Record<string, string>) =>
      new Map(Object.entries(fields).map(([k, v]) => [k, [v]]));
    assert.match(await textOf('/programme/commitments', 'en', query({ q: 'الحسيمه' })), /Al Hoceima/);
    assert.match(await textOf('/programme/commitments', 'en'), /35 commitments/);
    assert.match(await textOf('/programme/commitments', 'en', query({ year: '' })), /40 commitments/);
    assert.match(
      await textOf('/programme/commitments', 'en', query({ domain: 'facilities' })),
      /12 commitments/,
    );
    assert.match(
      await textOf('/programme/commitments', 'ar', query({ q: 'لا وجود له هنا' })),
      /لا يوجد التزام/,
    );
    const second = String((await ask('/programme/commitments', 'en', query({ page: '2' }))).body);
    assert.match(second, /aria-current="page"[^>]*>2</);
    assert.equal((await ask('/programme/commitments', 'en', query({ domain: 'secret' }))).status, 400);
    const hostile = '"><script>alert(1)</script>';
    const page = String((await ask('/programme/commitments', 'en', query({ q: hostile }))).body);
    assert.doesNotMatch(page, /<script>alert/);
  });

  test('a place that was not announced is counted in no region', async () => {
    const text = await textOf('/programme/regions', 'en');
    assert.match(text, /Place not announced/);
    assert.match(text, /Regions where no place was announced.*Dakhla-Oued Ed-Dahab/);
  });

  test('what does not exist is a page that says so', async () => {
    for (const path of [
      '/programme/commitments/2026-X99',
      '/programme/data/passwords.txt',
      '/programme/proofs/019ab000-0000-7000-8000-000000000001.wasl',
      '/programme/proofs/..wasl',
    ]) {
      assert.equal((await ask(path)).status, 404, path);
    }
    assert.equal((await ask('/programme/results', 'en', new Map([['year', ['1999']]]))).status, 404);
  });

  test('the data are offered in five forms, and name each other by absolute addresses', async () => {
    for (const [name, mark] of [
      ['commitments.csv', 'https://portal.example/fr/programme/commitments/2026-F01'],
      ['programme.json', '"catalogue":"https://portal.example/ar/programme/data/catalogue.jsonld"'],
      ['changes.atom', 'https://portal.example/fr/programme/data/changes.atom'],
      ['dates.ics', 'BEGIN:VCALENDAR'],
      ['catalogue.jsonld', 'dcat:Catalog'],
    ] as const) {
      const { status, headers, body } = await ask(`/programme/data/${name}`, 'fr');
      assert.equal(status, 200, name);
      assert.match(headers['content-disposition'] ?? '', new RegExp(name));
      assert.ok(
        Buffer.from(body as Uint8Array)
          .toString()
          .includes(mark),
        name,
      );
    }
    const head = String((await ask('/programme', 'fr')).body);
    assert.match(head, /<link rel="alternate" type="application\/atom\+xml"[^>]*changes\.atom/);
  });

  test('the proof says what the exchange released, what changed since, and what it never held', async () => {
    news = { last: null, failedAt: null };
    assert.match(await textOf('/programme/commitments/2026-F01'), /No exchange has taken place yet/);
    const { PROGRAMME } = await import('../commitments.ts');
    const parsed: JsonObject[] = JSON.parse(
      JSON.stringify(PROGRAMME.commitments, (name, value) => (name === 'note' ? undefined : value)),
    );
    const last = {
      exchange: EXCHANGE,
      at: Date.parse('2026-11-24T08:00:00Z'),
      total: 35,
      items: new Map(parsed.map((item) => [String(item.id), item])),
    };
    news = { last, failedAt: null };
    for (const { id } of PROGRAMME.commitments) {
      assert.match(await textOf(`/programme/commitments/${id}`), /are those that this exchange handed/, id);
    }
    const html = String((await ask('/programme/commitments/2026-F01')).body);
    assert.ok(html.includes(`href="/en/programme/proofs/${EXCHANGE}.wasl"`));
    assert.equal((await ask(`/programme/proofs/${EXCHANGE}.wasl`)).status, 200);
    assert.match(await textOf('/programme/commitments/2025-01'), /does not hold these facts/);
    assert.doesNotMatch(String((await ask('/programme/commitments/2025-01')).body), /proofs\//);
    const other = new Map(last.items).set('2026-F01', { ...parsed[0], due: '2027' });
    news = { last: { ...last, items: other }, failedAt: null };
    assert.match(await textOf('/programme/commitments/2026-F01'), /changed since this exchange/);
  });

  test('where the exchange fails the pages say so, and go on showing the last that succeeded', async () => {
    const last = { exchange: EXCHANGE, at: Date.parse('2026-11-23T08:00:00Z'), total: 35, items: new Map() };
    news = { last, failedAt: Date.parse('2026-11-24T08:00:00Z') };
    const text = await textOf('/programme', 'fr');
    assert.match(text, /Le dernier échange \(24 novembre 2026 à \d\d:\d\d\) n'a pas abouti/);
    assert.match(text, /Au 23 novembre 2026 à \d\d:\d\d, par l'échange ?019ab000/);
    assert.match(text, /35/);
    news = { last: null, failedAt: Date.parse('2026-11-24T08:00:00Z') };
    assert.equal((await ask('/programme/commitments/2026-F01')).status, 200);
  });
});
