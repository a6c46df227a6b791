import { createHash } from 'node:crypto';

import { canonicalJson } from '#ledger/canonical-json.js';

/** Path of the type at the registry; a change of the type is a new path. */
export const COMPETENCE_TYPE_PATH = '/vct/competence/v1';

/** `vct` of an SD-JWT VC of ours; `registry` is an origin without a slash at the end. */
export const competenceTypeUri = (registry: string): string => `${registry}${COMPETENCE_TYPE_PATH}`;

const claim = (path: readonly (string | null)[], label: string, sd: 'always' | 'never') => ({
  path,
  sd,
  display: [{ lang: 'en', label }],
});

/**
 * The type metadata of a competence credential (draft-ietf-oauth-sd-jwt-vc 6), as the bytes that the
 * registry serves for good: RFC 8785 JSON, so that anybody computes the same integrity.
 */
export function competenceType(registry: string): Buffer {
  return canonicalJson({
    vct: competenceTypeUri(registry),
    name: 'Competence credential',
    description: 'A competence gained on the job, assessed against a competence standard.',
    display: [{ lang: 'en', name: 'Competence' }],
    claims: [
      claim(['standard'], 'Competence standard and level', 'never'),
      claim(['title'], 'Competence', 'always'),
      claim(['given_name'], 'Given name', 'always'),
      claim(['family_name'], 'Family name', 'always'),
      claim(['credential_id'], 'Number of the credential', 'always'),
      claim(['mapping'], 'European standard', 'always'),
      claim(['replaces'], 'Replaces', 'always'),
      claim(['assessment', 'methods'], 'How it was assessed', 'always'),
      claim(['assessment', 'second_assessor'], 'A second assessor took part', 'always'),
      claim(['assessment', 'grade'], 'Strength of the evidence', 'always'),
      claim(['assessment', 'date'], 'Assessed on', 'always'),
      claim(['experience', 'from'], 'In practice since', 'always'),
      claim(['experience', 'to'], 'In practice until', 'always'),
      claim(['experience', 'role'], 'Role', 'always'),
      claim(['criteria', null], 'Criterion', 'always'),
      claim(['evidence', null], 'Evidence', 'always'),
    ],
  });
}

/** `vct#integrity`: W3C Subresource Integrity over the served bytes. */
export const competenceTypeIntegrity = (registry: string): string =>
  `sha256-${createHash('sha256').update(competenceType(registry)).digest('base64')}`;
