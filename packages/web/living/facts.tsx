import { fill } from '@wasl/kernel';
import { ButtonLink } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Figures } from '../components/figures.tsx';
import { Progress } from '../components/progress.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { Tag } from '../components/tag.tsx';
import { TaskList } from '../components/task-list.tsx';
import { Timeline } from '../components/timeline.tsx';
import { formatDate } from '../format/date.ts';
import { formatNumber, formatPercent } from '../format/number.ts';
import { plural } from '../format/plural.ts';
import { usePlace } from '../language/place.ts';
import { FILES, STATES, TONES } from './sample.ts';
import { livingTextIn } from './text/text.ts';

const PATH = '/components';
const RECEIVED = '2026-07-27';

export function Facts() {
  const { language } = usePlace();
  const text = livingTextIn(language);
  const { facts, steps, states, request } = text;
  const done = FILES.filter(({ state }) => state === 'done').length;
  const card = { reference: 'TEST-0001', date: formatDate(RECEIVED, language) };
  return (
    <>
      <Figures
        figures={[
          { label: text.tableCaption, value: formatNumber(12_345, language) },
          { label: states.done, value: formatPercent(done / FILES.length, language) },
          { label: states.late, value: formatNumber(7, language) },
        ]}
      />
      <p>
        {STATES.map((state) => (
          <span key={state}>
            <Tag tone={TONES[state]} label={states[state]} />{' '}
          </span>
        ))}
        <Tag label={states.later} />
      </p>
      <Progress id="progress-files" label={request.subject} done={done} total={FILES.length} />
      <SummaryList
        rows={[
          { key: facts.reference, value: <code dir="ltr">TEST-0001</code> },
          { key: facts.subject, value: request.subject, change: PATH },
          { key: facts.received, value: formatDate(RECEIVED, language) },
        ]}
      />
      <div class="columns">
        <div>
          <TaskList
            tasks={[
              { id: 'task-1', name: steps.lodge, path: PATH, status: { tone: 'good', label: states.done } },
              { id: 'task-2', name: steps.check, path: PATH, status: { tone: 'calm', label: states.open } },
              { id: 'task-3', name: steps.answer, status: { tone: 'plain', label: states.later } },
            ]}
          />
          <ButtonLink label={steps.lodge} path={PATH} />
        </div>
        <Timeline
          moments={[
            { day: RECEIVED, title: steps.lodge, state: 'past', body: <p>{fill(request.card, card)}</p> },
            { day: '2026-08-10', title: steps.check, state: 'now' },
            { day: '2026-09-25', title: steps.answer, state: 'planned' },
          ]}
        />
      </div>
      <div class="columns">
        <Card title={request.subject} path={PATH} ticket>
          <p>{fill(request.card, card)}</p>
        </Card>
        <Card title={text.tableCaption}>
          <p>{[0, 1, 2, 5, 11, 1234].map((count) => plural(count, request.count, language)).join(' · ')}</p>
        </Card>
      </div>
    </>
  );
}
