import { mirrorUrl } from '#platform/ledger/mirror-url.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import type { LedgerOptions } from '#platform/ledger/ledger-options.js';
import { logSigners } from '#platform/keys/log-signers.js';
import type { HubConfig } from '../hub.config.js';

/** The ledger that the configuration describes. */
export function ledgerOptions(config: HubConfig): LedgerOptions {
  const { origin, ledgerPrefix, keyGenerations, witnessPolicy, cadence } = config;
  const { did, name, succeeds } = config;
  return {
    origin,
    prefixUrl: ledgerPrefix,
    ...logSigners(origin, keyGenerations.ledger),
    ...(config.closing !== undefined && { closing: config.closing }),
    policy: witnessPolicy,
    environment: config.environment,
    mirrors: [...config.mirrors, mirrorUrl(config.registryUrl, origin)],
    cadence,
    opened: { did, name, ...(succeeds !== undefined && { succeeds }) },
  };
}

/**
 * The key others check the hub's checkpoints with, as text (c2sp.org/signed-note): while one key
 * follows another the older one, which everybody knows already.
 */
export const ledgerVerifierKey = (config: HubConfig): string =>
  formatVerifierKey(ledgerOptions(config).signers[0].verifier);
