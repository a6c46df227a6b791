import { createHash } from 'node:crypto';

import { canonicalJson } from '#ledger/canonical-json.js';

import { COMPETENCE_CLAIMS, COMPETENCE_NAMES, displayOf } from './competence-claims.js';

/** Path of the type at the registry; a change of the type is a new path. */
export const COMPETENCE_TYPE_PATH = '/vct/competence/v1';

/** `vct` of an SD-JWT VC of ours; `registry` is an origin without a slash at the end. */
export const competenceTypeUri = (registry: string): string => `${registry}${COMPETENCE_TYPE_PATH}`;

/**
 * The type metadata of a competence credential (draft-ietf-oauth-sd-jwt-vc 6), as the bytes that the
 * registry serves for good: RFC 8785 JSON, so that anybody computes the same integrity.
 */
export function competenceType(registry: string): Buffer {
  return canonicalJson({
    vct: competenceTypeUri(registry),
    name: 'Competence credential',
    description: 'A competence gained on the job, assessed against a competence standard.',
    display: displayOf(COMPETENCE_NAMES, 'name'),
    claims: COMPETENCE_CLAIMS.map(({ path, sd, labels }) => ({
      path,
      sd,
      display: displayOf(labels, 'label'),
    })),
  });
}

/** A process works with one registry, whose type never changes; canonicalising it takes milliseconds. */
let known: { readonly registry: string; readonly integrity: string } | undefined;

/** `vct#integrity`: W3C Subresource Integrity over the served bytes. The last one is kept. */
export function competenceTypeIntegrity(registry: string): string {
  if (known?.registry !== registry) {
    const digest = createHash('sha256').update(competenceType(registry)).digest('base64');
    known = { registry, integrity: `sha256-${digest}` };
  }
  return known.integrity;
}
