/** One request to an operation of the outside description, and the status that must come. */
export type Case = {
  readonly name: string;
  readonly operation: string;
  /** What stands for the templates of its path. */
  readonly parts: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: 200 | 400;
  /** Whether its path has the `/r1` that the description has and the outside suite leaves out. */
  readonly r1: boolean;
  /** Whether something must be in the list that comes. */
  readonly found: boolean;
};

const PROGRAMME = {
  instanceId: 'model-directorate',
  memberClass: 'GOV',
  memberCode: 'model-directorate',
  applicationCode: 'programme',
};

/** Both names of the header that the outside suite and description use. */
const HEADERS = ['X-GovStack-Client', 'Information-Mediator-Client'];
const DESK = 'model-directorate/GOV/model-audit/desk';

const PLAIN: Case = {
  name: '',
  operation: '',
  parts: PROGRAMME,
  query: {},
  headers: { 'X-GovStack-Client': DESK },
  status: 200,
  r1: true,
  found: true,
};

/** What the outside suite refuses: an instance or class with a digit first, a code with `_` first. */
const MALFORMED: readonly (readonly [part: keyof typeof PROGRAMME, value: string])[] = [
  ['instanceId', '1model'],
  ['memberClass', '1GOV'],
  ['memberCode', '_model'],
  ['applicationCode', '_programme'],
];

function clients(): Case[] {
  const base = { ...PLAIN, operation: 'listClients', parts: {} };
  return [
    { ...base, name: 'all' },
    { ...base, name: 'of this instance', query: { instanceId: PROGRAMME.instanceId } },
    { ...base, name: 'of another instance', query: { instanceId: 'elsewhere' }, found: false },
    { ...base, name: 'with a query that it does not know', query: { serviceId: 'programme' } },
    { ...base, name: 'of a malformed instance', query: { instanceId: '1model' }, status: 400, found: false },
  ];
}

/** The three operations of an application, each with and without `/r1`. */
function ofApplication(operation: string, query: Readonly<Record<string, string>>, r1: boolean): Case[] {
  const way = r1 ? 'with /r1' : 'without /r1';
  const base = { ...PLAIN, operation, query, r1 };
  const quoted = Object.fromEntries(Object.entries(PROGRAMME).map(([part, value]) => [part, `"${value}"`]));
  return [
    ...HEADERS.map((header) => ({ ...base, name: `${way}, ${header}`, headers: { [header]: DESK } })),
    { ...base, name: `${way}, parts between quotation marks`, parts: quoted },
    ...MALFORMED.map(([part, value]): Case => {
      const parts = { ...PROGRAMME, [part]: value };
      return { ...base, name: `${way}, ${part} ${value}`, parts, status: 400, found: false };
    }),
  ];
}

function methods(operation: string, r1: boolean): Case[] {
  const way = r1 ? 'with /r1' : 'without /r1';
  const base = { ...PLAIN, operation, r1 };
  const elsewhere = { ...PROGRAMME, memberCode: 'nobody' };
  return [
    ...ofApplication(operation, {}, r1),
    { ...base, name: `${way}, no header`, headers: {}, found: operation === 'listMethods' },
    { ...base, name: `${way}, one service`, query: { serviceId: 'programme' } },
    { ...base, name: `${way}, another service`, query: { serviceId: 'another' }, found: false },
    { ...base, name: `${way}, a member that is not here`, parts: elsewhere, found: false },
    { ...base, name: `${way}, a malformed service`, query: { serviceId: '_x' }, status: 400, found: false },
  ];
}

function descriptions(r1: boolean): Case[] {
  const way = r1 ? 'with /r1' : 'without /r1';
  const base: Case = { ...PLAIN, operation: 'getOpenAPI', r1, status: 400, found: false };
  return [
    ...ofApplication('getOpenAPI', { serviceCode: 'programme' }, r1),
    { ...base, name: `${way}, no serviceCode` },
    { ...base, name: `${way}, an empty serviceCode`, query: { serviceCode: '' } },
    { ...base, name: `${way}, a malformed serviceCode`, query: { serviceCode: '_programme' } },
    { ...base, name: `${way}, a service that is not here`, query: { serviceCode: 'another' } },
  ];
}

export const CASES: readonly Case[] = [
  ...clients(),
  ...[true, false].flatMap((r1) => [
    ...methods('listMethods', r1),
    ...methods('allowedMethods', r1),
    ...descriptions(r1),
  ]),
];
