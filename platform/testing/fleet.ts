import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const TEXT = {
  type: 'object',
  additionalProperties: false,
  required: ['ar', 'fr', 'en'],
  properties: { ar: { type: 'string' }, fr: { type: 'string' }, en: { type: 'string' } },
} as const;

const VEHICLE = {
  id: { type: 'string' },
  title: TEXT,
  seats: { type: 'integer' },
  remark: { type: 'string' },
} as const;

/** A small contract: a list of vehicles. `more` are further members of a vehicle, `without` are left out. */
export function fleetContract(
  version: string,
  { more = {}, without = [] }: { readonly more?: object; readonly without?: readonly string[] } = {},
): string {
  const members = Object.entries({ ...VEHICLE, ...more }).filter(([name]) => !without.includes(name));
  const properties = Object.fromEntries(members);
  const required = Object.keys(VEHICLE).filter((name) => name in properties);
  const vehicle = { type: 'object', additionalProperties: false, required, properties };
  const list = {
    type: 'object',
    additionalProperties: false,
    required: ['total', 'items'],
    properties: { total: { type: 'integer' }, items: { type: 'array', items: vehicle } },
  };
  const answer = { description: 'The fleet.', content: { 'application/json': { schema: list } } };
  const operation = {
    operationId: 'listVehicles',
    responses: { 200: answer },
    'x-wasl-subjects': { request: [], response: [] },
  };
  return `${JSON.stringify(
    { openapi: '3.1.0', info: { title: 'Fleet', version }, paths: { '/vehicles': { get: operation } } },
    null,
    2,
  )}\n`;
}

const VEHICLES = [
  {
    id: 'V-01',
    title: { ar: 'حافلة صغيرة', fr: 'Minibus', en: 'Minibus' },
    seats: 9,
    remark: 'kept inside',
  },
  { id: 'V-02', title: { ar: 'سيارة', fr: 'Voiture', en: 'Car' }, seats: 5, remark: 'kept inside' },
];

/** A member system on the loopback interface, which answers `GET /vehicles` and counts what reached it. */
export async function startFleet() {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    const body = JSON.stringify({ total: VEHICLES.length, items: VEHICLES });
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = addressOf(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new TypeError('the fleet does not listen');
  return address;
}
