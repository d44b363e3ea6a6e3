import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const PRESENT_AND_VERIFIED = 0x05;
const WITH_CREDENTIAL = 0x40;

const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest();

/** An authenticator in software, with one ES256 passkey (WebAuthn Level 3 §6.1, §6.5.1, §8.7) for one site. */
export function createAuthenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let counter = 0;

  function clientData(type: string, options: string): Buffer {
    const { challenge } = JSON.parse(options);
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  function head(flags: number): Buffer {
    counter += 1;
    const bytes = Buffer.alloc(5);
    bytes.writeUInt8(flags);
    bytes.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(new URL(origin).hostname), bytes]);
  }

  function answer(response: Readonly<Record<string, Uint8Array>>): string {
    const encoded = Object.entries(response).map(([name, bytes]) => [
      name,
      Buffer.from(bytes).toString('base64url'),
    ]);
    const name = id.toString('base64url');
    return JSON.stringify({
      id: name,
      rawId: name,
      type: 'public-key',
      response: Object.fromEntries(encoded),
    });
  }

  return {
    /** Answers `PublicKeyCredentialCreationOptionsJSON`. */
    register(options: string): string {
      // COSE_Key of RFC 9053 §7.1.1, and the attestation object, both as CBOR.
      const key = [hex('a5010203262001215820'), base64url(x), hex('225820'), base64url(y)];
      const credential = [Buffer.alloc(16), hex('0010'), id, ...key];
      const data = Buffer.concat([head(PRESENT_AND_VERIFIED | WITH_CREDENTIAL), ...credential]);
      const attestationObject = Buffer.concat([
        hex('a3'),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        hex('a0'),
        cborText('authData'),
        hex('58'),
        Buffer.from([data.length]),
        data,
      ]);
      return answer({ clientDataJSON: clientData('webauthn.create', options), attestationObject });
    },
    /** Answers `PublicKeyCredentialRequestOptionsJSON`; without verification the person was not asked. */
    signIn(options: string, verified = true): string {
      const authenticatorData = head(verified ? PRESENT_AND_VERIFIED : PRESENT_AND_VERIFIED & 1);
      const clientDataJSON = clientData('webauthn.get', options);
      const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
      const signature = createSign('sha256').update(signed).sign(privateKey);
      return answer({ clientDataJSON, authenticatorData, signature });
    },
  };
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

function base64url(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}
