import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { isJsonObject, type Json, parseStrictJson } from '@wasl/receipt';

const MOST_CHARACTERS = 32 * 1024;
const BASE64URL = /^[A-Za-z0-9_-]+$/;

/**
 * What a browser answers when a passkey is made (WebAuthn Level 3 §5.1, `RegistrationResponseJSON`), as far as it
 * is used here; null for anything else.
 */
export function parseRegistration(text: string): RegistrationResponseJSON | null {
  const read = readAnswer(text, ['clientDataJSON', 'attestationObject']);
  if (read === null) return null;
  const { id, parts } = read;
  const [clientDataJSON = '', attestationObject = ''] = parts;
  return { ...credentialOf(id), response: { clientDataJSON, attestationObject } };
}

/** The same for a passkey that is shown (`AuthenticationResponseJSON`). */
export function parseAuthentication(text: string): AuthenticationResponseJSON | null {
  const read = readAnswer(text, ['clientDataJSON', 'authenticatorData', 'signature']);
  if (read === null) return null;
  const { id, parts } = read;
  const [clientDataJSON = '', authenticatorData = '', signature = ''] = parts;
  return { ...credentialOf(id), response: { clientDataJSON, authenticatorData, signature } };
}

function credentialOf(id: string) {
  return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
}

function readAnswer(text: string, names: readonly string[]): { id: string; parts: string[] } | null {
  const value = parse(text);
  if (!isJsonObject(value) || value.type !== 'public-key' || !isJsonObject(value.response)) return null;
  const { response } = value;
  const [id, ...parts] = [value.id, ...names.map((name) => response[name])].filter(isBase64url);
  return id === undefined || parts.length !== names.length ? null : { id, parts };
}

function isBase64url(value: Json | undefined): value is string {
  return typeof value === 'string' && BASE64URL.test(value);
}

function parse(text: string): Json {
  try {
    return parseStrictJson(text, MOST_CHARACTERS);
  } catch {
    return null;
  }
}
