import { dayOf } from '#domain/core/instant.js';
import type { Certifiable } from '../issuing/certifiable.js';
import { type ClaimFile, criteriaOf } from './claim-file.js';

/** What a credential says of a claim that was met. Evidence is named only where that was allowed. */
export function certifiableOf(file: ClaimFile): Certifiable {
  const { claim, candidate, standard, experiences } = file;
  const submitted = claim.assessments.flatMap((assessment) => assessment.submitted ?? []);
  const last = submitted.at(-1);
  if (!last) throw new Error('an offered claim was assessed');
  return {
    claimId: claim.id,
    personId: claim.personId,
    holder: { givenName: candidate.givenName, familyName: candidate.familyName },
    language: standard.language,
    standard: {
      versionUri: standard.versionUri,
      contentDigest: standard.contentDigest,
      content: standard.content.value,
    },
    level: claim.level,
    criteria: criteriaOf(file),
    methods: [...new Set(submitted.flatMap(({ methods }) => methods))],
    assessedOn: dayOf(last.at),
    assessors: submitted.length,
    second: submitted.length > 1,
    tieDeclared: claim.assessments.some(({ tie }) => tie !== 'none'),
    experience: experiences.map(({ from, to, role }) => ({
      from,
      ...(to !== undefined && { to }),
      role,
    })),
    evidence: experiences
      .flatMap(({ evidence }) => evidence)
      .filter(({ disclose }) => disclose)
      .map(({ id, kind, title, digest, mediaType }) => ({ id, kind, title, digest, mediaType })),
  };
}
