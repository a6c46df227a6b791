import type { TrustList } from '#domain/generated/schemas.js';

import { type Check, doubtful, from, notApplicable, passed } from './check.js';
import type { CredentialFacts } from './credential-facts.js';
import { type VerificationCase, withoutTrustList } from './verification-case.js';

/** A mapping that the registry confirms. */
export type ConfirmedMapping = TrustList['mappings'][number];

/** Whether the registry confirms every European standard that the credential maps to. */
export function checkMapping({ credential, trust }: VerificationCase): {
  readonly check: Check;
  readonly confirmed?: ConfirmedMapping;
} {
  const { mappings } = credential.facts;
  if (mappings.length === 0) {
    return { check: notApplicable('mapping', 'mapping.none-claimed') };
  }
  if (trust.state !== 'found') return { check: withoutTrustList('mapping', trust) };
  const confirmed = mappings.map((claimed) =>
    trust.value.mappings.find((mapping) => isSame(mapping, claimed, credential.facts.standard)),
  );
  const [first] = confirmed;
  return first === undefined || confirmed.includes(undefined)
    ? {
        check: from(doubtful('mapping', 'mapping.not-confirmed'), trust),
      }
    : {
        check: from(passed('mapping', 'mapping.confirmed'), trust),
        confirmed: first,
      };
}

function isSame(
  mapping: ConfirmedMapping,
  claimed: CredentialFacts['mappings'][number],
  standard: string,
): boolean {
  return (
    mapping.fromVersionUri === standard &&
    mapping.toVersionUri === claimed.target &&
    (claimed.mappingId === undefined || mapping.mappingId === claimed.mappingId) &&
    mapping.relation === claimed.relation
  );
}
