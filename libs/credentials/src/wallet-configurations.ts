import { COMPETENCE_CLAIMS, COMPETENCE_NAMES, displayOf } from './competence-claims.js';
import { competenceTypeUri } from './competence-type.js';
import { CREDENTIALS_V2, OPEN_BADGES_3 } from './contexts.js';
import type { JsonObject } from './json-object.js';
import { KEY_PROOF_ALGORITHMS } from './verify-key-proof.js';

/** The forms in which a wallet takes a credential (OpenID4VCI 1.0, appendix A), by their names. */
export const WALLET_FORMATS = {
  competence_sd_jwt: 'dc+sd-jwt',
  competence_ob_jwt: 'jwt_vc_json',
  competence_ob_di: 'ldp_vc',
} as const;

/** Name of a form; `credential_configuration_id` of the protocol. */
export type WalletConfiguration = keyof typeof WALLET_FORMATS;

/** Every name, the one that is bound to its holder first. */
export const WALLET_CONFIGURATIONS = Object.keys(WALLET_FORMATS) as readonly WalletConfiguration[];

/** Whether a text from outside is the name of a form. */
export const isWalletConfiguration = (text: string): text is WalletConfiguration =>
  Object.hasOwn(WALLET_FORMATS, text);

/** The form that is signed anew for each key of a wallet; the others are copies of what there is. */
export const isHolderBound = (name: WalletConfiguration): boolean => name === 'competence_sd_jwt';

const BADGE_TYPES = ['VerifiableCredential', 'OpenBadgeCredential'];

/**
 * `credential_configurations_supported` of a hub. The Open Badge names no proof types: it is not
 * bound to a key, so no wallet has to prove one. `registry` is an origin without a slash at the end.
 */
export function walletConfigurations(
  registry: string,
): Readonly<Record<WalletConfiguration, JsonObject>> {
  const display = displayOf(COMPETENCE_NAMES, 'name');
  const claims = COMPETENCE_CLAIMS.map(({ path, labels }) => ({
    path,
    display: displayOf(labels, 'name'),
  }));
  return {
    competence_sd_jwt: {
      format: WALLET_FORMATS.competence_sd_jwt,
      vct: competenceTypeUri(registry),
      cryptographic_binding_methods_supported: ['jwk', 'did:jwk', 'did:key'],
      credential_signing_alg_values_supported: ['ES256'],
      proof_types_supported: {
        jwt: { proof_signing_alg_values_supported: [...KEY_PROOF_ALGORITHMS] },
      },
      credential_metadata: { display, claims },
    },
    competence_ob_jwt: {
      format: WALLET_FORMATS.competence_ob_jwt,
      credential_definition: { type: BADGE_TYPES },
      credential_signing_alg_values_supported: ['ES256'],
      credential_metadata: { display },
    },
    competence_ob_di: {
      format: WALLET_FORMATS.competence_ob_di,
      credential_definition: { '@context': [CREDENTIALS_V2, OPEN_BADGES_3], type: BADGE_TYPES },
      credential_metadata: { display },
    },
  };
}
