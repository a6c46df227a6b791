import { wholeSecond } from '#domain/core/instant.js';

import { CREDENTIALS_V2 } from './contexts.js';
import type { UnsignedDocument } from './data-integrity.js';
import { encodeStatusList } from './status-list.js';
import type { StatusPurpose } from './status-states.js';

/** What a status list credential says of itself. */
export interface StatusListInput {
  readonly url: string;
  /** DID of the issuer. */
  readonly issuer: string;
  readonly bits: Uint8Array;
  /** Revocation when absent. */
  readonly purpose?: StatusPurpose;
  readonly validFrom: Date;
  /** Milliseconds for which a reader may keep the list. */
  readonly ttl: number;
}

/**
 * An unsecured BitstringStatusListCredential for one purpose (Bitstring Status List 1.0, 2.2).
 * Secure it with issueDataIntegrity. A pure function: the same bits give the same document.
 */
export function renderStatusList(input: StatusListInput): UnsignedDocument {
  const { url, issuer, bits, purpose = 'revocation', validFrom, ttl } = input;
  return {
    '@context': [CREDENTIALS_V2],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: wholeSecond(validFrom),
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encodeStatusList(bits),
      ttl,
    },
  };
}
