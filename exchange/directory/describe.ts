import { formatVerifierKey } from '@wasl/log';
import type { Directory } from './model.ts';

/** The directory as JSON: what a system needs to call, and anyone to see who may ask whom for what. */
export function describeDirectory({ head, organisations, systems, keys, services, agreements }: Directory) {
  return {
    registry: { origin: head.origin, size: head.size, root: head.root.toBase64() },
    organisations: [...organisations.values()],
    systems: [...systems.values()],
    keys: [...keys.values()].map(({ id, key, validFrom, validUntil }) => ({
      id,
      key: formatVerifierKey(key),
      validFrom: new Date(validFrom).toISOString(),
      validUntil: validUntil === null ? null : new Date(validUntil).toISOString(),
    })),
    services: [...services.values()],
    agreements: [...agreements.values()].map(({ from: _from, until: _until, ...agreement }) => agreement),
  };
}
