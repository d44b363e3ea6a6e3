import { hash } from 'node:crypto';

/** A file that pages load, under an address that its content decides: it may be kept for ever. */
export type Asset = { readonly path: string; readonly type: string; readonly bytes: Uint8Array };

export const ASSET_PREFIX = '/assets/';

const DIGEST_LENGTH = 16;

export function assetOf(name: string, ending: string, type: string, bytes: Uint8Array): Asset {
  const digest = hash('sha256', bytes, 'hex').slice(0, DIGEST_LENGTH);
  return { path: `${ASSET_PREFIX}${name}.${digest}.${ending}`, type, bytes };
}
