import type { LedgerOptions } from '#platform/ledger/ledger-options.js';
import { logSigners } from '#platform/keys/log-signers.js';
import type { RegistryConfig } from '../registry.config.js';

/** The registry's own ledger. */
export function ledgerOptions(config: RegistryConfig): LedgerOptions {
  const { origin, ledgerPrefix, keyGenerations, witnessPolicy, cadence } = config;
  const { did, name, succeeds } = config;
  return {
    origin,
    prefixUrl: ledgerPrefix,
    ...logSigners(origin, keyGenerations.ledger),
    environment: config.environment,
    ...(config.closing !== undefined && { closing: config.closing }),
    mirrors: config.mirrors,
    policy: witnessPolicy,
    cadence,
    opened: { did, name, ...(succeeds !== undefined && { succeeds }) },
  };
}
