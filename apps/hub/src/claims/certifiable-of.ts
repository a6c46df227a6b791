import { appealUntil } from '#domain/claim/claim-windows.js';
import { certifies } from '#domain/claim/grade-evidence.js';
import { dayOf } from '#domain/core/instant.js';
import type { Certifiable } from '../issuing/certifiable.js';
import { type ClaimFile, criteriaOf, lastNote } from './claim-file.js';

/** What a credential says of a claim that was met. Evidence is named only where that was allowed. */
export function certifiableOf(file: ClaimFile): Certifiable {
  const { claim, candidate, standard, experiences } = file;
  const decision = lastNote(claim, 'decision');
  if (!decision) throw new Error('an offered claim was decided');
  const { how, levelReached, grade, moderated, sampled } = decision.body;
  if (levelReached === null) throw new Error('an offered claim was met at a level');
  // An appeal is decided by a fresh judgement alone.
  const standing = claim.assessments.filter(({ turn }) => (turn === 4) === (how === 'appeal'));
  const submitted = standing.flatMap((assessment) => assessment.submitted ?? []);
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
    level: levelReached,
    criteria: criteriaOf(file).filter(({ level }) => level <= levelReached),
    methods: [...new Set(submitted.flatMap(({ methods }) => methods))],
    assessedOn: dayOf(last.at),
    assessors: submitted.length,
    second: submitted.length > 1,
    tieDeclared: standing.some(({ tie }) => tie !== 'none'),
    ...(grade && certifies(grade) && { grade }),
    moderated,
    sampled,
    appealUntil: dayOf(appealUntil(decision.at)),
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
