type Awaitable<T> = T | Promise<T>;

/** SHA-256 (FIPS 180-4): any bytes in, 32 bytes out. Asynchronous where the platform's is (WebCrypto). */
export type Sha256 = (data: Uint8Array) => Awaitable<Uint8Array>;

/** The same, where the caller needs the answer at once: building a tree, not verifying one. */
export type Sha256Sync = (data: Uint8Array) => Uint8Array;

/** Ed25519 verification (RFC 8032 §5.1.7): 32-byte public key, message, 64-byte signature. Never throws. */
export type VerifyEd25519 = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => Awaitable<boolean>;

/** Ed25519 signature with a key the caller keeps to itself: message in, 64 bytes out. */
export type SignEd25519 = (message: Uint8Array) => Awaitable<Uint8Array>;

/** What a verifier must be given; the room itself has no cryptography but the Merkle tree. */
export type VerifierCrypto = { readonly sha256: Sha256; readonly verifyEd25519: VerifyEd25519 };
