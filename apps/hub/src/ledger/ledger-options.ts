import { mirrorUrl } from '#platform/ledger/mirror-url.js';
import { noteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import type { LedgerOptions } from '#platform/ledger/ledger-options.js';
import type { HubConfig } from '../hub.config.js';

/** The ledger that the configuration describes. */
export function ledgerOptions(config: HubConfig): LedgerOptions {
  const { origin, ledgerPrefix, keys, witnessPolicy, sequenceMs, publishMs, did, name } = config;
  return {
    origin,
    prefixUrl: ledgerPrefix,
    signer: noteSigner(origin, 1, keys.ledger),
    policy: witnessPolicy,
    mirrors: [...config.mirrors, mirrorUrl(config.registryUrl, origin)],
    sequenceMs,
    publishMs,
    opened: { did, name },
  };
}

/** The key others check the hub's checkpoints with, as text (c2sp.org/signed-note). */
export const ledgerVerifierKey = (config: HubConfig): string =>
  formatVerifierKey(ledgerOptions(config).signer.verifier);
