import { cosignaturesOf } from '#ledger/cosignature.js';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { parsePolicy, type Policy, quorumMet } from '#ledger/policy.js';

import type { ProvenLeaf } from './check-ledger.js';
import { type Check, doubtful, from, passed, passedWithNote, refuted, unchecked } from './check.js';
import { listedHub, type VerificationCase } from './verification-case.js';

/**
 * Whether enough witnesses saw the checkpoint, by the policy that the registry lists for the hub.
 * `provenAt` is the earliest time at which one of them did: the only time that is not the issuer's
 * own. It is given only when the quorum is met.
 */
export function checkWitnesses(
  verification: VerificationCase,
  leaf: ProvenLeaf | undefined,
): { readonly check: Check; readonly provenAt?: Date } {
  const hub = listedHub(verification);
  if (leaf === undefined || hub === undefined) {
    return {
      check: unchecked('witnesses', 'witnesses.no-proof'),
    };
  }
  const { check, provenAt } = judge(leaf, hub.policy);
  return {
    check: from(check, verification.trust),
    ...(provenAt === undefined ? {} : { provenAt }),
  };
}

function judge(leaf: ProvenLeaf, policyText: string): { check: Check; provenAt?: Date } {
  const policy = readPolicy(policyText);
  if (policy === undefined) {
    return {
      check: unchecked('witnesses', 'witnesses.policy-unreadable'),
    };
  }
  const cosignatures = readCosignatures(leaf, policy);
  if (cosignatures === undefined) {
    return {
      check: refuted('witnesses', 'witnesses.forged'),
    };
  }
  const keys = cosignatures.map(({ key }) => key);
  if (!quorumMet(policy, keys)) {
    return {
      check: doubtful('witnesses', 'witnesses.too-few'),
    };
  }
  const [first] = cosignatures.map(({ time }) => time).sort((a, b) => a - b);
  if (first === undefined) {
    return {
      check: passedWithNote('witnesses', 'witnesses.none-required'),
    };
  }
  return {
    check: passed(
      'witnesses',
      policy.witnesses.length === 1 ? 'witnesses.the-one-confirmed' : 'witnesses.confirmed',
    ),
    provenAt: new Date(first * 1000),
  };
}

function readPolicy(text: string): Policy | undefined {
  try {
    return parsePolicy(text);
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}

function readCosignatures({ note }: ProvenLeaf, policy: Policy) {
  try {
    const witnesses = policy.witnesses.map(({ key }) => key);
    return cosignaturesOf(note, witnesses);
  } catch (error) {
    if (error instanceof LedgerFormatError) return undefined;
    throw error;
  }
}
