import { noteSigner } from '#ledger/note-signer.js';
import type { LedgerOptions } from '#platform/ledger/ledger-options.js';
import type { RegistryConfig } from '../registry.config.js';

/** The registry's own ledger. */
export function ledgerOptions(config: RegistryConfig): LedgerOptions {
  const { origin, ledgerPrefix, keys, witnessPolicy, sequenceMs, publishMs, did, name } = config;
  return {
    origin,
    prefixUrl: ledgerPrefix,
    signer: noteSigner(origin, 1, keys.ledger),
    mirrors: config.mirrors,
    policy: witnessPolicy,
    sequenceMs,
    publishMs,
    opened: { did, name },
  };
}
