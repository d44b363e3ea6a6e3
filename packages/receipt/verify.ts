import type { Policy, TrustedCheckpoint, VerifierCrypto } from '@wasl/log';
import { type Body, parseBody } from './body.ts';
import { checkCommitment, checkInclusion } from './check-inclusion.ts';
import { openNodeLog } from './check-log.ts';
import { checkRegistryHead } from './check-registry-head.ts';
import { checkStatements } from './check-statements.ts';
import { checkQuorum, countWitnesses, NO_WITNESSES, type WitnessCount } from './check-witnesses.ts';
import { type FailureCode, failureOf } from './error.ts';
import { decodeReceipt } from './file.ts';
import { type NotProvedId, notProvedBy } from './not-proved.ts';
import { checkRule } from './rule.ts';
import { createTrail, type Params, type Step } from './step.ts';

type Report = {
  readonly witnesses: WitnessCount;
  readonly steps: readonly Step[];
  readonly notProved: readonly NotProvedId[];
};

/** What came of a verification. A body is handed out only when the receipt is valid. */
export type Verification = Report &
  (
    | {
        readonly valid: true;
        readonly code: null;
        readonly verdict: 'logged' | 'witnessed';
        readonly body: Body;
      }
    | { readonly valid: false; readonly code: FailureCode; readonly verdict: null; readonly body: null }
  );

/**
 * Verifies a receipt file offline. Trust comes from `policy` alone, never from the file. Hostile bytes
 * are a verdict, not an error: this throws only when the injected cryptography does.
 */
export async function verifyReceipt(
  bytes: Uint8Array,
  policy: Policy,
  crypto: VerifierCrypto,
): Promise<Verification> {
  const { sha256 } = crypto;
  const trail = createTrail();
  let witnesses = NO_WITNESSES;
  try {
    const receipt = await trail.step(
      'file',
      () => decodeReceipt(bytes, sha256),
      () => ({ bytes: bytes.length }),
    );
    const body = await trail.step('body', () => parseBody(receipt.body), describeBody);
    await trail.step('commitment', () => checkCommitment(receipt, sha256));
    const receiptLog = await trail.step(
      'receipt-log',
      () => openNodeLog('receipts', body.node, receipt.proof.checkpoint, policy, crypto),
      describeLog,
    );
    witnesses = countWitnesses(receiptLog, policy);
    await trail.step(
      'inclusion',
      () => checkInclusion(receipt, receiptLog.checkpoint, sha256),
      () => ({ index: receipt.proof.index }),
    );
    const registryLog = await trail.step(
      'registry-log',
      () => openNodeLog('registry', body.node, receipt.head.proof.checkpoint, policy, crypto),
      describeLog,
    );
    const registryEntry = await trail.step(
      'registry-head',
      () => checkRegistryHead(body.registry, receipt.head, registryLog.checkpoint, sha256),
      () => ({ size: body.registry.size }),
    );
    const current = await trail.step(
      'statements',
      () => checkStatements(receipt.statements, registryEntry, sha256),
      ({ length }) => ({ count: length, of: registryEntry.current.count }),
    );
    const rule = await trail.step(
      'rule',
      () => checkRule(body, current, crypto),
      ({ params }) => params,
    );
    await trail.step(
      'witnesses',
      () => checkQuorum(receiptLog, registryLog),
      () => ({ counted: witnesses.counted, of: witnesses.of, registry: registryLog.witnesses.length }),
    );
    return {
      valid: true,
      code: null,
      verdict: witnesses.counted > 0 ? 'witnessed' : 'logged',
      body,
      witnesses,
      steps: trail.steps(),
      notProved: notProvedBy(witnesses.counted, rule.notProved),
    };
  } catch (error) {
    const code = failureOf(error);
    if (code === null) throw error;
    return {
      valid: false,
      code,
      verdict: null,
      body: null,
      witnesses,
      steps: trail.steps(),
      notProved: ['anything'],
    };
  }
}

function describeBody({ kind, id, node, at }: Body): Params {
  return { kind, id, node, at };
}

function describeLog({ checkpoint }: TrustedCheckpoint): Params {
  return { origin: checkpoint.origin, size: checkpoint.size };
}
