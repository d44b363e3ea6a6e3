import { EMPTY_FRONTIER, extend, leafHash, rootOf, utf8 } from '@wasl/log';
import { encodeRegistryEntry, formatStatementText, proveCurrent, type SignedStatement, type Statement } from '../index.ts';
import { sha256 } from './keys.ts';
import { proveEntry, rootAt } from './log.ts';
import { CALLER_SUBJECT, falsified, flipped, KEY_SUBJECT, ORGANISATION_SUBJECT, type Scene, SECOND_SUBJECT } from './scene.ts';
import { encode, invalidVector, type Vector } from './vector.ts';
import {
  CALLER,
  type Issue,
  issue,
  keyStatement,
  noteStatement,
  OPERATOR,
  ORGANISATION,
  organisationStatement,
  OTHER,
  OTHER_OPERATOR,
  SECOND_OFFICER,
  signStatement,
  signText,
  testId,
  TIME,
  type World,
  withdrawal,
} from './world.ts';

/** Receipts whose statements do not hold: those shown, or the one that the receipt is of. */
export async function invalidStatementVectors(scene: Scene): Promise<Vector[]> {
  return [...(await shown(scene)), ...(await malformed(scene)), ...(await rules(scene)), ...(await signers(scene))];
}
