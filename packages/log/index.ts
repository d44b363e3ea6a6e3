export {
  concat,
  equal,
  fromBase64,
  fromUtf8,
  HASH_BYTES,
  hashFromBase64,
  parseDecimal,
  toBase64,
  u32be,
  utf8,
} from './bytes.ts';
export { type Checkpoint, formatCheckpoint, parseCheckpoint } from './checkpoint.ts';
export type { Sha256, Sha256Sync, SignEd25519, VerifierCrypto, VerifyEd25519 } from './crypto.ts';
export { LogError, type LogErrorCode } from './error.ts';
export { EMPTY_FRONTIER, extend, type Frontier, rootOf } from './frontier.ts';
export {
  formatSignerKey,
  formatVerifierKey,
  isKeyName,
  keyIdOf,
  parseSignerKey,
  parseVerifierKey,
  SIGNATURE_TYPES,
  type SignatureType,
  type SignerKey,
  type VerifierKey,
} from './key.ts';
export {
  formatNote,
  formatSignatureLine,
  isNoteText,
  type Note,
  type NoteSignature,
  parseNote,
  parseSignatureLines,
  signNote,
  type VerifiedSignature,
  verifyNote,
} from './note.ts';
export {
  meetsQuorum,
  type Policy,
  type PolicyGroup,
  type PolicyLog,
  type PolicyWitness,
  parsePolicy,
  readableName,
} from './policy.ts';
export {
  type ConsistencyClaim,
  consistencyPlan,
  type InclusionClaim,
  inclusionPlan,
  type ProofPlan,
  proofFromHashes,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts';
export {
  decodeBundle,
  encodeBundle,
  parseTilePath,
  subtreeHash,
  TILE_WIDTH,
  type TileId,
  tileOfSubtree,
  tilePath,
  tileWidthAt,
} from './tile.ts';
export {
  proveConsistency,
  proveInclusion,
  type ReadTile,
  readSubtrees,
  rootFromTiles,
} from './tile-reader.ts';
export { formatTlogProof, parseTlogProof, type TlogProof } from './tlog-proof.ts';
export {
  emptyRoot,
  foldSubtrees,
  leafHash,
  nodeHash,
  type SubtreeId,
  splitPoint,
  subtreesOf,
} from './tree.ts';
export { openCheckpoint, operatorOf, type TrustedCheckpoint, type Witnessing } from './trust.ts';
export {
  type AddCheckpoint,
  decideAddCheckpoint,
  formatAddCheckpoint,
  parseAddCheckpoint,
  parseWitnessedSize,
  type WitnessDecision,
  type WitnessedHead,
} from './witness.ts';
