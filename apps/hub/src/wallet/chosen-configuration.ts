import {
  isWalletConfiguration,
  type WalletConfiguration,
} from '#credentials/wallet-configurations.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { WalletCredentialRequest } from '#domain/generated/schemas.js';

/**
 * The form that a request asks for (OpenID4VCI 1.0, 8.2): by `credential_identifier` where the token
 * was given for identifiers, else by `credential_configuration_id`, never by both. Refuses
 * `body.invalid`, `wallet-identifier.unknown`, `wallet-configuration.unknown`.
 */
export function chosenConfiguration(
  {
    credential_configuration_id: id,
    credential_identifier: identifier,
  }: Pick<WalletCredentialRequest, 'credential_configuration_id' | 'credential_identifier'>,
  identifiers: readonly WalletConfiguration[] | undefined,
): WalletConfiguration {
  const [asked, other] = identifiers ? [identifier, id] : [id, identifier];
  const expected = identifiers ? 'credential_identifier' : 'credential_configuration_id';
  if (asked === undefined || other !== undefined)
    throw new DomainError('body.invalid', { expected, got: 'another member, both or none' });
  if (!identifiers) {
    if (isWalletConfiguration(asked)) return asked;
    throw new DomainError('wallet-configuration.unknown');
  }
  const found = identifiers.find((one) => one === asked);
  if (found === undefined) throw new DomainError('wallet-identifier.unknown');
  return found;
}
