import { wholeSecond } from '#domain/core/instant.js';

import { CREDENTIALS_V2 } from './contexts.js';
import type { UnsignedDocument } from './data-integrity.js';
import { encodeStatusList } from './status-list.js';

/** What a status list credential says of itself. */
export interface StatusListInput {
  readonly url: string;
  /** DID of the issuer. */
  readonly issuer: string;
  readonly bits: Uint8Array;
  readonly validFrom: Date;
  /** Milliseconds for which a reader may keep the list. */
  readonly ttl: number;
}

/**
 * An unsecured BitstringStatusListCredential for revocation (Bitstring Status List 1.0, 2.2).
 * Secure it with issueDataIntegrity. A pure function: the same bits give the same document.
 */
export function renderStatusList(input: StatusListInput): UnsignedDocument {
  const { url, issuer, bits, validFrom, ttl } = input;
  return {
    '@context': [CREDENTIALS_V2],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: wholeSecond(validFrom),
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: encodeStatusList(bits),
      ttl,
    },
  };
}
