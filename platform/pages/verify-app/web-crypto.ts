import type { VerifierCrypto } from '@wasl/log';

const ED25519 = 'Ed25519';

/** What the verifiers of `@wasl/log` and `@wasl/receipt` are given in a browser. */
export const webCrypto: VerifierCrypto = {
  async sha256(data) {
    // WebCrypto takes no view of shared memory; a copy is not one.
    return new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(data)));
  },
  async verifyEd25519(publicKey, message, signature) {
    try {
      const key = await crypto.subtle.importKey('raw', new Uint8Array(publicKey), ED25519, false, ['verify']);
      return await crypto.subtle.verify(ED25519, key, new Uint8Array(signature), new Uint8Array(message));
    } catch {
      // A key that cannot be imported signed nothing. That the browser knows Ed25519 was seen at the start.
      return false;
    }
  },
};
