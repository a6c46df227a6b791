import { CredentialFormatError } from '#credentials/credential-format-error.js';
import { PRE_AUTHORIZED } from '#credentials/issuer-metadata.js';
import { textMember } from '#credentials/json-object.js';
import { parseStrictJson } from '#credentials/strict-json.js';
import {
  isWalletConfiguration,
  WALLET_CONFIGURATIONS,
  type WalletConfiguration,
} from '#credentials/wallet-configurations.js';
import { DomainError, type Refusal } from '#domain/core/domain-error.js';

/** What a wallet asks a token for. */
export interface TokenRequest {
  readonly code: string;
  readonly txCode: string;
  /** Asked for by `authorization_details` (RFC 9396): credentials then go by these identifiers. */
  readonly identifiers?: readonly WalletConfiguration[];
}

/** Room for a code, six digits and three authorization details. */
const MAX_LENGTH = 8192;

/**
 * A token request (RFC 6749 4.5, OpenID4VCI 1.0 6.1) from the text of its form. Parameters that are
 * not known are ignored (RFC 6749 3.2). Refuses `wallet-grant.malformed` one that is missing or there
 * twice and authorization details of another kind, `wallet-grant.unsupported` another grant.
 */
export function readTokenRequest(form: unknown): TokenRequest {
  if (typeof form !== 'string' || form.length > MAX_LENGTH)
    throw malformed({ expected: `a form of at most ${String(MAX_LENGTH)} characters` });
  const parameters = new URLSearchParams(form);
  if (one(parameters, 'grant_type') !== PRE_AUTHORIZED)
    throw new DomainError('wallet-grant.unsupported', { expected: PRE_AUTHORIZED });
  const code = one(parameters, 'pre-authorized_code');
  const txCode = one(parameters, 'tx_code');
  if (!parameters.has('authorization_details')) return { code, txCode };
  const identifiers = identifiersIn(one(parameters, 'authorization_details'));
  return { code, txCode, identifiers };
}

const malformed = (refusal: Refusal) => new DomainError('wallet-grant.malformed', refusal);

function one(parameters: URLSearchParams, name: string): string {
  const values = parameters.getAll(name);
  if (values.length === 1 && values[0] !== undefined && values[0] !== '') return values[0];
  throw malformed({ expected: `${name} once`, got: `${String(values.length)} times, or empty` });
}

function identifiersIn(text: string): readonly WalletConfiguration[] {
  const given = parsed(text);
  const details = (Array.isArray(given) ? (given as readonly unknown[]) : []).map((detail) => {
    const name = textMember(detail, 'credential_configuration_id') ?? '';
    if (textMember(detail, 'type') !== 'openid_credential' || !isWalletConfiguration(name))
      throw malformed({
        expected: `openid_credential of ${WALLET_CONFIGURATIONS.join(', ')}`,
        got: 'another detail',
      });
    return name;
  });
  if (details.length === 0 || new Set(details).size !== details.length)
    throw malformed({ expected: 'different authorization details', got: 'none, or one twice' });
  return details;
}

function parsed(text: string): unknown {
  try {
    return parseStrictJson(text);
  } catch (error) {
    if (!(error instanceof CredentialFormatError)) throw error;
    throw malformed({ expected: 'authorization_details in JSON', got: error.code });
  }
}
