import { fill } from '@wasl/kernel';
import type { ComponentChildren } from 'preact';
import { Confirmation } from '../components/confirmation.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Tabs } from '../components/tabs.tsx';
import { formatDate } from '../format/date.ts';
import { usePlace } from '../language/place.ts';
import { RegionMap } from '../map/region-map.tsx';
import { Charts } from './charts.tsx';
import { Facts } from './facts.tsx';
import { FilesTable } from './files-table.tsx';
import { News } from './news.tsx';
import { filesByRegion } from './sample.ts';
import { SampleForm, type SampleFormProps } from './sample-form.tsx';
import { type LivingText, livingTextIn } from './text/text.ts';

/** Every component at once: what a designer changes is seen here first, and what a test walks is here. */
export function LivingPage({ form, errors }: SampleFormProps) {
  const { language } = usePlace();
  const text = livingTextIn(language);
  const next = fill(text.receipt.next, { date: formatDate('2026-09-25', language) });
  return (
    <>
      <h1>{text.title}</h1>
      <ErrorSummary errors={errors} />
      <p class="lead">{text.lead}</p>
      <p class="quiet">{text.invented}</p>
      <Section name="news">
        <News />
      </Section>
      <Section name="facts">
        <Facts />
      </Section>
      <Section name="table">
        <FilesTable />
      </Section>
      <Section name="tabs">
        <Tabs
          name="step"
          label={text.sections.tabs}
          tabs={(['lodge', 'check', 'answer'] as const).map((step) => ({
            id: step,
            label: text.steps[step],
            content: () => <p>{text.request.subject}</p>,
          }))}
        />
      </Section>
      <Section name="form">
        <SampleForm form={form} errors={errors} />
      </Section>
      <Section name="receipt">
        <Confirmation title={text.receipt.title} referenceLabel={text.receipt.number} reference="TEST-0001">
          <p>{next}</p>
        </Confirmation>
      </Section>
      <Section name="charts">
        <Charts />
      </Section>
      <Section name="map">
        <RegionMap
          id="files-map"
          title={text.chart.map}
          measure={text.chart.measure}
          values={filesByRegion()}
        />
      </Section>
    </>
  );
}

type SectionProps = {
  readonly name: keyof LivingText<'ar'>['sections'];
  readonly children: ComponentChildren;
};

function Section({ name, children }: SectionProps) {
  const { language } = usePlace();
  return (
    <section class="section" aria-labelledby={`section-${name}`}>
      <h2 id={`section-${name}`}>{livingTextIn(language).sections[name]}</h2>
      {children}
    </section>
  );
}
