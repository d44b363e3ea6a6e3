import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BarChart } from '../chart/bar-chart.tsx';
import { LineChart } from '../chart/line-chart.tsx';
import { ticksTo } from '../chart/ticks.ts';
import { NO_FIELDS } from '../language/address.ts';
import { PlaceContext } from '../language/place.ts';
import { RegionMap } from '../map/region-map.tsx';
import { renderIn } from '../testing/render.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Confirmation } from './confirmation.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { Header } from './header.tsx';
import { Pagination } from './pagination.tsx';
import { Progress } from './progress.tsx';
import { Said } from './said.tsx';
import { SummaryList } from './summary-list.tsx';
import { Tabs } from './tabs.tsx';
import { TaskList } from './task-list.tsx';
import { Timeline } from './timeline.tsx';

const POINTS = [
  { label: 'a', value: 10 },
  { label: 'b', value: 40 },
];

test('links of components keep the language of the reader', () => {
  const crumbs = [{ label: 'Accueil', path: '/' }];
  assert.match(renderIn('fr', <Breadcrumbs crumbs={crumbs} />), /<a href="\/fr">Accueil<\/a>/);
  const rows = [{ key: 'Nom', value: 'A', change: '/files/name' }];
  assert.match(renderIn('zgh', <SummaryList rows={rows} />), /href="\/zgh\/files\/name"/);
});

test('WCAG 2.4.4: a link to change an answer says which one', () => {
  const rows = [{ key: 'Nom', value: 'A', change: '/files/name' }];
  assert.match(renderIn('fr', <SummaryList rows={rows} />), /Modifier<span class="apart"> Nom<\/span>/);
});

test('a task that cannot start yet leads nowhere', () => {
  const status = { tone: 'plain', label: 'Plus tard' } as const;
  const html = renderIn('fr', <TaskList tasks={[{ id: 't', name: 'Réponse', status }]} />);
  assert.doesNotMatch(html, /<a /);
  assert.match(html, /Plus tard/);
});

test('a date is written for people and for programs', () => {
  const html = renderIn('ar', <Timeline moments={[{ day: '2026-08-02', title: 'ت', state: 'past' }]} />);
  assert.match(html, /<time datetime="2026-08-02">2 غشت 2026<\/time>/i);
});

test('progress says its figure in words, and is whole only when it is', () => {
  const html = renderIn('en', <Progress id="p" label="Works" done={199} total={200} />);
  assert.match(html, /199 of 200.* · 99%/);
  assert.match(renderIn('en', <Progress id="p" label="Works" done={0} total={0} />), /0%/);
});

test('errors lead to their fields, and nothing is said where there are none', () => {
  const html = renderIn('fr', <ErrorSummary errors={[{ field: 'name', message: 'Écrivez le nom' }]} />);
  assert.match(html, /role="alert".*<a href="#name">Écrivez le nom<\/a>/s);
  assert.equal(renderIn('fr', <ErrorSummary errors={[]} />), '');
});

test('one tab is open, the first where the address names none that exists', () => {
  const tabs = ['a', 'b'].map((id) => ({ id, label: id, content: () => <p>{`content of ${id}`}</p> }));
  const open = (value: string) =>
    renderIn('fr', <Tabs name="tab" label="Vues" tabs={tabs} />, new Map([['tab', [value]]]));
  assert.match(open('b'), /content of b/);
  assert.doesNotMatch(open('b'), /content of a/);
  assert.match(open('<x>'), /content of a/);
});

test('pages near the shown one, the first and the last can be reached', () => {
  const html = renderIn('fr', <Pagination name="page" page={5} pages={9} />, new Map([['sort', ['-days']]]));
  const numbers = [...html.matchAll(/aria-label="Page (\d+)"/g)].map(([, number]) => number);
  assert.deepEqual(numbers, ['1', '4', '5', '6', '9']);
  assert.match(html, /href="\/fr\/files\?sort=-days&amp;page=6"/);
  assert.equal(renderIn('fr', <Pagination name="page" page={1} pages={1} />), '');
});

test('the number of a receipt reads from left to right in Arabic', () => {
  const panel = (
    <Confirmation title="تم" referenceLabel="رقم الوصل" reference="TEST-0001">
      <p>…</p>
    </Confirmation>
  );
  assert.match(renderIn('ar', panel), /<code dir="ltr">TEST-0001<\/code>/);
});

test('a text of another room is marked as Arabic on a page in Amazigh, and as nothing elsewhere', () => {
  const text = { ar: 'مرحبا', fr: 'Bonjour !', en: 'Hello' };
  assert.equal(renderIn('zgh', <Said text={text} />), '<span lang="ar" dir="rtl">مرحبا</span>');
  assert.equal(renderIn('fr', <Said text={text} />), 'Bonjour\u00a0!');
});

test('bars grow from the side where lines begin', () => {
  const chart = <BarChart id="c" title="t" of="o" measure="m" points={POINTS} />;
  assert.match(renderIn('fr', chart), /class="bar-fill" x="0" width="25"/);
  assert.match(renderIn('ar', chart), /class="bar-fill" x="75" width="25"/);
});

test('time runs with the writing', () => {
  const chart = <LineChart id="c" title="t" of="o" measure="m" points={POINTS} />;
  assert.match(renderIn('fr', chart), /class="plot-line" d="M0 75L100 0"/);
  assert.match(renderIn('ar', chart), /class="plot-line" d="M100 75L0 0"/);
});

test('the scale of a chart is round, begins at zero and holds the most', () => {
  assert.deepEqual(ticksTo(530), [0, 200, 400, 600]);
  assert.deepEqual(ticksTo(0), [0, 1]);
  assert.deepEqual(ticksTo(4), [0, 1, 2, 3, 4]);
});

test('every chart and map has its table of data', () => {
  for (const chart of [
    <BarChart key="b" id="c" title="t" of="o" measure="m" points={POINTS} />,
    <LineChart key="l" id="c" title="t" of="o" measure="m" points={POINTS} />,
  ]) {
    assert.match(renderIn('ar', chart), /<td class="numeric">40<\/td>/);
  }
  const map = renderIn('fr', <RegionMap id="m" title="t" measure="n" values={{ 'MA-12': 1234 }} />);
  assert.match(map, /Dakhla-Oued Ed-Dahab.*<td class="numeric">1\u202f234<\/td>/s);
  assert.match(map, /ODbL 1\.0/);
});

test('a region without data is not shown as zero', () => {
  const map = renderIn('fr', <RegionMap id="m" title="t" measure="n" values={{ 'MA-01': 0 }} />);
  assert.equal(map.match(/<td class="numeric">Pas de données<\/td>/g)?.length, 11);
  assert.equal(map.match(/class="region shade-0"/g)?.length, 1);
  assert.equal(map.match(/class="region shade-none"/g)?.length, 11);
});

test('of two pages that lead here, the nearest is the current one', () => {
  const item = (path: string) => ({
    path,
    label: { ar: path, fr: path, zgh: path, en: path },
    languages: ['fr'] as const,
  });
  const notice = { ar: '', fr: '', en: '' };
  const navigation = ['/', '/files', '/files/new'].map(item);
  const html = renderIn(
    'fr',
    <PlaceContext.Provider value={{ language: 'fr', path: '/files/new/7', query: NO_FIELDS }}>
      <Header site={{ navigation, notice, reviewPath: '/' }} />
    </PlaceContext.Provider>,
  );
  assert.deepEqual(
    [...html.matchAll(/<a href="([^"]+)" aria-current="page">/g)].map(([, href]) => href),
    ['/fr/files/new'],
  );
});

test('a date known no closer than its month is written as that', () => {
  const moments = [{ day: '2024-12', written: 'décembre 2024', title: 'annoncé', state: 'past' as const }];
  assert.match(
    renderIn('fr', <Timeline moments={moments} />),
    /<time datetime="2024-12">décembre 2024<\/time>/i,
  );
});

test('the name of a region leads where the page says, or nowhere', () => {
  const hrefOf = (code: string) => (code === 'MA-01' ? '#MA-01' : undefined);
  const html = renderIn('fr', <RegionMap id="m" title="t" measure="n" values={{}} hrefOf={hrefOf} />);
  assert.deepEqual(
    [...html.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href),
    ['#MA-01'],
  );
});
