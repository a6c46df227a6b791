import type { LogKey } from '#ledger/log-keys.js';
import { parsePolicy, type Policy } from '#ledger/policy.js';
import type { VerifierKey } from '#ledger/verifier-key.js';
import { parseLogKeys } from '../ledger/key-changes.sql.js';
import type { FollowedLedger } from './follower-ports.js';

/** Keys and policy of a followed ledger, ready to verify with. */
export interface ParsedTrust {
  readonly keys: readonly LogKey[];
  readonly policy: Policy;
  readonly witnesses: readonly VerifierKey[];
}

/** More than there are hubs; the longest unused goes first. */
const MAX_PARSED = 10_000;
const parsed = new Map<string, ParsedTrust>();

/**
 * Parses once for each different text of keys and policy: the text itself is the name it is kept
 * under, so a changed key or policy is never answered with an old one. Throws for malformed ones.
 */
export function parsedTrust({ logKeys, policy }: FollowedLedger): ParsedTrust {
  const text = JSON.stringify([logKeys, policy]);
  const trust = parsed.get(text) ?? parse(logKeys, policy);
  parsed.delete(text);
  parsed.set(text, trust);
  if (parsed.size > MAX_PARSED)
    for (const [oldest] of parsed) {
      parsed.delete(oldest);
      break;
    }
  return trust;
}

function parse(logKeys: FollowedLedger['logKeys'], policyText: string): ParsedTrust {
  const policy = parsePolicy(policyText);
  return {
    keys: parseLogKeys(logKeys),
    policy,
    witnesses: policy.witnesses.map(({ key }) => key),
  };
}
