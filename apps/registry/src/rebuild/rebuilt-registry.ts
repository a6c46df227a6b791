import { formatVerifierKey, verifierKeyOf } from '#ledger/verifier-key.js';
import { logSigners } from '#platform/keys/log-signers.js';
import type { RegistryConfig } from '../registry.config.js';

/** Under which keys and witnesses the ledgers of a registry are believed. */
export interface RebuiltRegistry {
  readonly origin: string;
  /** Of its ledger, every generation, the oldest first. */
  readonly verifierKeys: readonly [string, ...string[]];
  /** Who has cosigned its ledger. */
  readonly policy: string;
  /** Who has cosigned the ledgers of hubs. */
  readonly hubPolicy: string;
  /** Where its ledger is served, ending in `/`. */
  readonly prefixUrl: string;
}

/** As the settings of the registry say. */
export function rebuiltRegistry(config: RegistryConfig): RebuiltRegistry {
  const { signers, retiredKeys = [] } = logSigners(config.origin, config.keyGenerations.ledger);
  const keys = [...retiredKeys, ...signers.map(({ verifier }) => verifier)].map(formatVerifierKey);
  const [first, ...others] = keys;
  if (first === undefined) throw new Error('a ledger has a key');
  return {
    origin: config.origin,
    verifierKeys: [first, ...others],
    policy: config.witnessPolicy,
    hubPolicy: anyWitnessOf(config),
    prefixUrl: config.ledgerPrefix,
  };
}

/** As hubPolicy, for notes that an earlier key of our witness has cosigned. */
function anyWitnessOf({ witnessName, keyGenerations }: RegistryConfig): string {
  const names = keyGenerations.witness.map((_, i) => `registry-${String(i + 1)}`);
  const lines = keyGenerations.witness.map(
    ({ publicKey }, i) =>
      `witness ${names[i] ?? ''} ${formatVerifierKey(verifierKeyOf(witnessName, 4, publicKey))}\n`,
  );
  return `${lines.join('')}group registry any ${names.join(' ')}\nquorum registry\n`;
}
