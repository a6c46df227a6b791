import type { JsonObject } from './json-object.js';
import { WALLET_CONFIGURATIONS, walletConfigurations } from './wallet-configurations.js';

/** How many keys a wallet may have bound in one request. */
export const MAX_KEY_PROOFS = 8;

/** The grant of an offer that was made beforehand (OpenID4VCI 1.0, 4.1.1). */
export const PRE_AUTHORIZED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

/** Digits of the transaction code: what a person reads off one screen and types on another. */
export const TX_CODE_DIGITS = 6;

/** Who issues: origins without a slash at the end. */
export interface IssuerNames {
  readonly issuer: string;
  readonly name: string;
  readonly registry: string;
}

/** Credential issuer metadata (OpenID4VCI 1.0, 12.2.4). */
export const issuerMetadata = ({ issuer, name, registry }: IssuerNames): JsonObject => ({
  credential_issuer: issuer,
  credential_endpoint: `${issuer}/oid4vci/credential`,
  nonce_endpoint: `${issuer}/oid4vci/nonce`,
  notification_endpoint: `${issuer}/oid4vci/notification`,
  batch_credential_issuance: { batch_size: MAX_KEY_PROOFS },
  display: [{ name }],
  credential_configurations_supported: walletConfigurations(registry),
});

/**
 * Authorization server metadata (RFC 8414 2). There is no authorization endpoint, and so no response
 * type: a list without elements is left out (RFC 8414 3.2).
 */
export const authorizationServerMetadata = (issuer: string): JsonObject => ({
  issuer,
  token_endpoint: `${issuer}/oid4vci/token`,
  token_endpoint_auth_methods_supported: ['none'],
  grant_types_supported: [PRE_AUTHORIZED],
  'pre-authorized_grant_anonymous_access_supported': true,
  authorization_details_types_supported: ['openid_credential'],
});

/** A credential offer (OpenID4VCI 1.0, 4.1.1): every form, for whoever has code and transaction code. */
export const credentialOffer = (issuer: string, code: string): JsonObject => ({
  credential_issuer: issuer,
  credential_configuration_ids: [...WALLET_CONFIGURATIONS],
  grants: {
    [PRE_AUTHORIZED]: {
      'pre-authorized_code': code,
      tx_code: { input_mode: 'numeric', length: TX_CODE_DIGITS },
    },
  },
});
