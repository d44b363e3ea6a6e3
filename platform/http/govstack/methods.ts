import { type Exchange, type Operation, parseContract } from '@wasl/exchange';
import type { Clock } from '@wasl/kernel';
import type { DirectoryView } from './clients.ts';
import { type Application, MEMBER_CLASS } from './identifier.ts';

type Service = DirectoryView['services'][number];
type Agreement = DirectoryView['agreements'][number];

export type MethodPorts = Pick<Exchange, 'directory' | 'contract'> & {
  readonly instanceId: string;
  readonly clock: Clock;
};

/** Looks up what an application offers, in the registry and the contracts it names. */
export function createMethods({ directory, contract, instanceId, clock }: MethodPorts) {
  /** By digest: a contract never changes, and parsing one takes milliseconds. */
  const parsed = new Map<string, readonly Operation[]>();

  function isHere(application: Application): boolean {
    return application.instanceId === instanceId && application.memberClass === MEMBER_CLASS;
  }

  async function documentOf({ contract: digest }: Service): Promise<Uint8Array> {
    const hex = Buffer.from(digest.slice('sha-256:'.length), 'base64').toString('hex');
    const document = await contract(hex);
    if (document === null) throw new RangeError(`the contract ${digest} of a service is not kept`);
    return document;
  }

  async function operationsOf(service: Service): Promise<readonly Operation[]> {
    const known = parsed.get(service.contract);
    if (known !== undefined) return known;
    const { operations } = parseContract(await documentOf(service));
    parsed.set(service.contract, operations);
    return operations;
  }

  function servicesOf(provider: Application, serviceCode: string | null): Service[] {
    if (!isHere(provider)) return [];
    return directory().services.filter(
      ({ organisation, system, service }) =>
        organisation === provider.memberCode &&
        system === provider.applicationCode &&
        (serviceCode === null || service === serviceCode),
    );
  }

  async function describe(
    provider: Application,
    service: Service,
    allows: (operation: Operation) => boolean,
  ) {
    const operations = await operationsOf(service);
    const endpoints = operations
      .filter(allows)
      .map(({ method, path }) => ({ method: method.toUpperCase(), path }));
    return {
      objectType: 'SERVICE',
      serviceType: 'OPENAPI',
      ...provider,
      serviceCode: service.service,
      serviceVersion: String(service.major),
      endpointList: { member: endpoints },
    };
  }

  return {
    /** The services of an application; of another instance or an unknown one, none. */
    async all(provider: Application, serviceCode: string | null) {
      const services = servicesOf(provider, serviceCode);
      return Promise.all(services.map((service) => describe(provider, service, () => true)));
    },

    /** Of them, what an agreement in force lets `client` call; nothing where nobody is named. */
    async allowed(provider: Application, client: Application | null, serviceCode: string | null) {
      if (client === null || !isHere(client)) return [];
      const agreements = directory().agreements.filter((agreement) => isOf(agreement, client, clock()));
      const described = servicesOf(provider, serviceCode).map((service) => {
        const granted = new Set(
          agreements.filter((agreement) => isOn(agreement, service)).flatMap(({ operations }) => operations),
        );
        return describe(provider, service, ({ id }) => granted.has(id));
      });
      return (await Promise.all(described)).filter(({ endpointList }) => endpointList.member.length > 0);
    },

    /** The contract of a service, of its latest major version where none is named; null where there is none. */
    async document(
      provider: Application,
      serviceCode: string,
      version: string | null,
    ): Promise<Uint8Array | null> {
      const [latest] = servicesOf(provider, serviceCode)
        .filter(({ major }) => version === null || String(major) === version)
        .toSorted((one, other) => other.major - one.major);
      return latest === undefined ? null : documentOf(latest);
    },
  };
}

function isOf(
  { consumer, standing, validFrom, validUntil }: Agreement,
  client: Application,
  now: number,
): boolean {
  return (
    standing === 'in-force' &&
    Date.parse(validFrom) <= now &&
    now < Date.parse(validUntil) &&
    consumer.organisation === client.memberCode &&
    consumer.system === client.applicationCode
  );
}

function isOn({ provider }: Agreement, { organisation, service, major }: Service): boolean {
  return provider.organisation === organisation && provider.service === service && provider.major === major;
}
