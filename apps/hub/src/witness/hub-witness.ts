import type { Witness } from '#domain/generated/schemas.js';
import { noteSigner, type NoteSigner } from '#ledger/note-signer.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import type { HubConfig } from '../hub.config.js';

/** The key the hub cosigns the ledgers of others with. */
export const witnessSigner = ({ witnessName, keys }: HubConfig): NoteSigner =>
  noteSigner(witnessName, 4, keys.witness);

/** The witness as others name it in their policies. */
export const hubWitness = (config: HubConfig): Witness => ({
  name: config.witnessName,
  verifierKey: formatVerifierKey(witnessSigner(config).verifier),
  url: config.publicUrl,
});
