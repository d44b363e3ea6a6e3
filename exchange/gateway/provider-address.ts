import { type LookupAddress, lookup as lookUpName } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { problemsOf } from '@wasl/kernel';
import { gatewayProblem } from './problems.ts';

export const addressProblems = {
  'address-list-malformed': {
    status: 500,
    title: {
      ar: 'العنوان {address} في WASL_ALLOW_ADDRESSES غير مقبول.',
      fr: "L'adresse {address} de WASL_ALLOW_ADDRESSES n'est pas acceptée.",
      en: 'The address {address} in WASL_ALLOW_ADDRESSES is not accepted.',
    },
    remedy: {
      ar: 'اذكروا عناوين IP أو شبكات مفصولة بفواصل، مثل 10.1.2.3,10.2.0.0/16.',
      fr: 'Donnez des adresses IP ou des réseaux séparés par des virgules, par exemple 10.1.2.3,10.2.0.0/16.',
      en: 'Give IP addresses or networks separated by commas, such as 10.1.2.3,10.2.0.0/16.',
    },
  },
} as const;

const addressProblem = problemsOf(addressProblems);

/** Where a provider may live. `lookup` is given to the connector, so that the address checked is the one used. */
export type AddressRules = { readonly lookup: LookupFunction; check(address: string): void };

/** Networks that are never on the far side of the public internet (IANA special-purpose registries). */
const INSIDE: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/96',
  '::1',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

function addTo(list: BlockList, network: string): void {
  const [address = '', prefix] = network.split('/');
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0) throw addressProblem('address-list-malformed', { address: network });
  if (prefix === undefined) list.addAddress(address, family);
  else if (/^[0-9]{1,3}$/.test(prefix) && Number(prefix) <= (family === 'ipv6' ? 128 : 32)) {
    list.addSubnet(address, Number(prefix), family);
  } else throw addressProblem('address-list-malformed', { address: network });
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) addTo(list, network);
  return list;
}

type Answered = (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void;

/** A failure to connect that says why, in the manner of Node's own. */
class AddressForbidden extends Error {
  readonly code = 'ADDRESS_FORBIDDEN';
}

/**
 * The allow-list of step 10: an address inside (loopback, private, link-local, reserved) is refused unless
 * the operator listed it, so that a member cannot have the node fetch what only the node can reach. A name
 * is judged by what it resolves to at the moment of connecting, so it cannot change in between.
 */
export function addressRules(allowed: readonly string[]): AddressRules {
  const inside = listOf(INSIDE);
  const exceptions = listOf(allowed);

  function isForbidden(address: string): boolean {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return inside.check(address, family) && !exceptions.check(address, family);
  }

  /** One question a name at a time: a slow name must not take up the threads on which all names are asked. */
  const asking = new Map<string, Answered[]>();

  function ask(hostname: string, answered: Answered): void {
    const waiting = asking.get(hostname);
    if (waiting !== undefined) return void waiting.push(answered);
    const all = [answered];
    asking.set(hostname, all);
    lookUpName(hostname, { all: true }, (error, addresses) => {
      asking.delete(hostname);
      for (const one of all) one(error, addresses);
    });
  }

  return {
    lookup(hostname, options, callback) {
      ask(hostname, (error, addresses) => {
        if (error !== null) return callback(error, '', 0);
        const permitted = addresses.filter(({ address }) => !isForbidden(address));
        const [first] = permitted;
        if (first === undefined) return callback(new AddressForbidden(hostname), '', 0);
        return options.all === true
          ? callback(null, permitted, undefined)
          : callback(null, first.address, first.family);
      });
    },
    check(address) {
      const { hostname } = new URL(address);
      const host = hostname.replace(/^\[|\]$/g, '');
      // A literal address is connected to without a lookup.
      if (isIP(host) !== 0 && isForbidden(host)) throw gatewayProblem('provider-unreachable');
    },
  };
}
