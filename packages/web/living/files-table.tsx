import { Tag } from '../components/tag.tsx';
import { formatDate } from '../format/date.ts';
import { formatNumber } from '../format/number.ts';
import type { PageLanguage } from '../language/language.ts';
import { usePlace } from '../language/place.ts';
import { REGIONS } from '../map/regions.ts';
import type { Column } from '../table/arrange.ts';
import { Table } from '../table/table.tsx';
import { FILES, type SampleFile, STATES, TONES } from './sample.ts';
import { livingTextIn } from './text/text.ts';

export function FilesTable() {
  const { language } = usePlace();
  return (
    <Table
      id="files"
      caption={livingTextIn(language).tableCaption}
      columns={columnsIn(language)}
      rows={FILES}
      keyOf={({ reference }) => reference}
      rowsOnPage={8}
    />
  );
}

function columnsIn(language: PageLanguage): Column<SampleFile>[] {
  const { columns, states } = livingTextIn(language);
  const regions = REGIONS.map(({ code, name }) => ({ value: code, label: name[language] }));
  return [
    {
      key: 'reference',
      heading: columns.reference,
      cell: ({ reference }) => <code dir="ltr">{reference}</code>,
    },
    {
      key: 'region',
      heading: columns.region,
      cell: ({ region }) => regions.find(({ value }) => value === region)?.label,
      filter: { choices: regions, of: ({ region }) => region },
    },
    {
      key: 'received',
      heading: columns.received,
      cell: ({ received }) => formatDate(received, language),
      compare: (a, b) => a.received.localeCompare(b.received, 'en'),
    },
    {
      key: 'state',
      heading: columns.state,
      cell: ({ state }) => <Tag tone={TONES[state]} label={states[state]} />,
      filter: {
        choices: STATES.map((state) => ({ value: state, label: states[state] })),
        of: ({ state }) => state,
      },
    },
    {
      key: 'days',
      heading: columns.days,
      numeric: true,
      cell: ({ days }) => formatNumber(days, language),
      compare: (a, b) => a.days - b.days,
    },
  ];
}
