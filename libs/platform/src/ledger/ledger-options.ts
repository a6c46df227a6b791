import type { LedgerClosed } from '#domain/generated/schemas.js';
import type { NoteSigner } from '#ledger/note-signer.js';
import { parsePolicy, type Policy } from '#ledger/policy.js';
import { formatVerifierKey, type VerifierKey } from '#ledger/verifier-key.js';

/** Injection token of LedgerOptions. */
export const LEDGER_OPTIONS = Symbol('LEDGER_OPTIONS');

/** Why a ledger is closed. */
export type ClosingReason = LedgerClosed['reason'];

/** The ledger of one party. Its origin cannot change once it is opened. */
export interface LedgerOptions {
  /** Prefix URL without scheme and trailing slash. */
  readonly origin: string;
  /** Where the ledger is read, ending in `/`. */
  readonly prefixUrl: string;
  /** The log keys (type 1), named as the origin, the oldest first: two while one follows another. */
  readonly signers: readonly [NoteSigner, ...NoteSigner[]];
  /** Keys that the operator has retired, the oldest first. */
  readonly retiredKeys?: readonly VerifierKey[];
  /** The operator has ordered the ledger closed. */
  readonly closing?: ClosingReason;
  /** c2sp.org/tlog-policy text; the line of the own log may be absent. */
  readonly policy: string;
  /** Where others serve copies of this ledger, each ending in `/`; asked at the start, healed from. */
  readonly mirrors: readonly string[];
  /** In production a database that could lose what it acknowledged is refused. */
  readonly environment: 'production' | 'development';
  readonly sequenceMs: number;
  readonly publishMs: number;
  /** What the first leaf says of the party. */
  readonly opened: {
    readonly did: string;
    readonly name: string;
    /** Last checkpoint of the ledger that this one follows. */
    readonly succeeds?: string;
  };
}

/**
 * The policy with the own log in it, so that a log that would witness itself is refused. Refuses,
 * as `policy.malformed`, what parsePolicy does, and throws for a witness without an address.
 */
export function policyOf(text: string, logKey: VerifierKey): Policy {
  const given = parsePolicy(text);
  for (const { name, url } of given.witnesses)
    if (url === undefined) throw new Error(`witness ${name} of the policy has no address`);
  const named = given.logs.some(({ key }) => key.publicKey.equals(logKey.publicKey));
  return named ? given : parsePolicy(`log ${formatVerifierKey(logKey)}\n${text}`);
}
