import { CREDENTIALS_V2 } from '#credentials/contexts.js';
import type { JsonObject } from '#credentials/json-object.js';
import { encodeStatusList, STATUS_LIST_ENTRIES } from '#credentials/status-list.js';
import { wholeSecond } from '#domain/core/instant.js';
import type { VcApiIssuing } from '#domain/generated/schemas.js';

/** What a list of the adapter is for. */
export type AdapterPurpose = NonNullable<
  NonNullable<VcApiIssuing['options']>['credentialStatus']
>['statusPurpose'];

/** The lists by their number, from 1 on. */
const PURPOSES: readonly AdapterPurpose[] = ['revocation', 'suspension', 'refresh', 'message'];

/** Two bits an entry of the list of messages; one in all others. */
const MESSAGES = ['nothing', 'requested', 'under way', 'done'];
const sizeOf = (purpose: AdapterPurpose): number => (purpose === 'message' ? 2 : 1);

/** The number of the list for a purpose. */
export const numberOf = (purpose: AdapterPurpose): number => PURPOSES.indexOf(purpose) + 1;

/** The purpose of a list by its number in an address; undefined when there is none. */
export const purposeAt = (number: string): AdapterPurpose | undefined =>
  /^[1-9]$/.test(number) ? PURPOSES[Number(number) - 1] : undefined;

/** An entry of a list for a credential (Bitstring Status List 1.0, 2.1). */
export function adapterEntry(url: string, purpose: AdapterPurpose, index: number): JsonObject {
  return {
    id: `${url}#${String(index)}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: purpose,
    statusListIndex: String(index),
    statusListCredential: url,
    ...(purpose === 'message' && {
      statusSize: sizeOf(purpose),
      statusMessage: MESSAGES.map((message, value) => ({
        status: `0x${value.toString(16)}`,
        message,
      })),
    }),
  };
}

/** A list in which nothing is set (2.2): the adapter revokes nothing, other people's lists do. */
export function adapterList(
  url: string,
  purpose: AdapterPurpose,
  issuer: string,
  validFrom: Date,
): JsonObject {
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
      encodedList: encodeStatusList(new Uint8Array((STATUS_LIST_ENTRIES / 8) * sizeOf(purpose))),
    },
  };
}
