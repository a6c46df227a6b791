import { noteSigner } from '#ledger/note-signer.js';
import type { LedgerOptions } from '#platform/ledger/ledger-options.js';
import type { RegistryConfig } from '../registry.config.js';

/**
 * The registry is the witness of the hubs and cannot be its own: until there are peers its
 * checkpoints need no cosignature, and every hub that follows them would see a second history.
 */
export const REGISTRY_POLICY = 'quorum none\n';

/** The registry's own ledger. */
export function ledgerOptions(config: RegistryConfig): LedgerOptions {
  const { origin, ledgerPrefix, keys, cadence, did, name } = config;
  return {
    origin,
    prefixUrl: ledgerPrefix,
    signer: noteSigner(origin, 1, keys.ledger),
    policy: REGISTRY_POLICY,
    cadence,
    opened: { did, name },
  };
}
