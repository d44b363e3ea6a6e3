import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import path from 'node:path';
import { utf8 } from '@wasl/log';
import { type Component, signatureBase } from '@wasl/receipt';
import { readVectors, result, type SuiteResult } from './suite.ts';

/**
 * The signed requests of RFC 9421 with Ed25519: from message and covered components the base is built again,
 * and the signature, which Ed25519 makes the same each time, is made and verified over it.
 */
export async function rfc9421(vectors: string): Promise<SuiteResult> {
  const verdicts = new Map<string, boolean>();
  for (const { name, vector } of readVectors(path.join(vectors, 'rfc9421'))) {
    const { text, within } = fieldsOf(name, vector);
    const [label, params] = split(text('signatureInput'));
    const [labelOfSignature, signature] = split(text('signature'));
    const base = signatureBase(componentsOf(params, within('request')), params);
    verdicts.set(`${name}: the signature base`, base === text('signatureBase'));
    const jwk = within('key');
    const key = { kty: jwk.text('kty'), crv: jwk.text('crv'), d: jwk.text('d'), x: jwk.text('x') };
    const privateKey = createPrivateKey({ key, format: 'jwk' });
    const made = sign(null, utf8(base), privateKey);
    verdicts.set(`${name}: the signature made`, `:${made.toString('base64')}:` === signature);
    const given = Buffer.from(signature.slice(1, -1), 'base64');
    const publicKey = createPublicKey(privateKey);
    const holds = label === labelOfSignature && verify(null, utf8(base), publicKey, given);
    verdicts.set(`${name}: the signature verified`, holds);
    const altered = utf8(base.replace('POST', 'PUT'));
    verdicts.set(`${name}: another message refused`, !verify(null, altered, publicKey, given));
  }
  return result('rfc9421-ed25519', verdicts);
}

/** `label=value` of a header with one member. */
function split(member: string): [label: string, value: string] {
  const at = member.indexOf('=');
  return [member.slice(0, at), member.slice(at + 1)];
}

/** The components that `params` names, with their values in the request (RFC 9421 §2.1, §2.2). */
function componentsOf(params: string, request: Fields): Component[] {
  const target = request.text('target');
  const headers = request.within('headers');
  const [, covered = ''] = /^\(([^)]*)\)/.exec(params) ?? [];
  return [...covered.matchAll(/"([^"]+)"/g)].map(([, name = '']): Component => {
    switch (name) {
      case '@method':
        return [name, request.text('method')];
      case '@authority':
        return [name, headers.text('host')];
      case '@path':
        return [name, target.split('?', 1)[0] ?? ''];
      default:
        return [name, headers.text(name)];
    }
  });
}

/** The fields of a vector by name in any case, each checked when it is read. */
type Fields = { text(key: string): string; within(key: string): Fields };

function fieldsOf(name: string, vector: unknown): Fields {
  if (typeof vector !== 'object' || vector === null) throw new TypeError(`${name}: not an object`);
  const fields = new Map<string, unknown>(
    Object.entries(vector).map(([key, value]) => [key.toLowerCase(), value]),
  );
  return {
    text(key) {
      const value = fields.get(key.toLowerCase());
      if (typeof value !== 'string') throw new TypeError(`${name}: ${key} is not what it should be`);
      return value;
    },
    within: (key) => fieldsOf(`${name}: ${key}`, fields.get(key.toLowerCase())),
  };
}
