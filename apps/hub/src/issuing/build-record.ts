import type { CompetenceRecord } from '#domain/generated/schemas.js';
import { wholeSecond } from '#domain/core/instant.js';
import type { Certifiable } from './certifiable.js';

/** What a record needs beyond the claim: who issues, when, and the ids that chance gave. */
export interface RecordFrame {
  readonly id: string;
  /** Another one for each credential, so that two credentials do not betray one holder. */
  readonly subjectRef: string;
  readonly issuer: CompetenceRecord['issuer'];
  readonly mapping: CompetenceRecord['mapping'];
  readonly status: CompetenceRecord['status'];
  /** The credential that this one takes the place of. */
  readonly replaces?: CompetenceRecord['replaces'];
  readonly now: Date;
}

/** The competence record of a claim (docs/design/credentials.md 2). A pure function. */
export function buildRecord(claim: Certifiable, frame: RecordFrame): CompetenceRecord {
  const { versionUri, contentDigest, content } = claim.standard;
  const { kind, title, description, levels } = content;
  const { methods, assessedOn, assessors, second, tieDeclared } = claim;
  const { moderated, sampled, grade, appealUntil } = claim;
  return {
    v: 1,
    id: `urn:uuid:${frame.id}`,
    issuer: frame.issuer,
    subject: { ref: `urn:uuid:${frame.subjectRef}`, ...claim.holder },
    standard: { versionUri, contentDigest, kind, title, description, level: claim.level, levels },
    ...(frame.mapping && { mapping: frame.mapping }),
    criteria: claim.criteria.map(({ id, text }) => ({ id, text })),
    assessment: {
      methods: [...methods],
      assessedOn,
      assessors,
      second,
      tieDeclared,
      ...(moderated !== undefined && { moderated }),
      ...(sampled !== undefined && { sampled }),
      ...(grade !== undefined && { grade }),
      ...(appealUntil !== undefined && { appealUntil }),
      // Names the assessors of the hub as a body: no assessor is named on a credential.
      panelUri: `${frame.issuer.url}#assessors`,
    },
    experience: claim.experience.map(({ from, to, role }) => ({
      from,
      ...(to !== undefined && { to }),
      role,
    })),
    evidence: claim.evidence.map(({ id, kind: evidenceKind, title: named, digest, mediaType }) => ({
      id: id.startsWith('urn:uuid:') ? id : `urn:uuid:${id}`,
      kind: evidenceKind,
      title: named,
      digest,
      mediaType,
    })),
    language: claim.language,
    validFrom: wholeSecond(frame.now),
    ...(claim.validUntil !== undefined && { validUntil: claim.validUntil }),
    status: frame.status,
    ...(frame.replaces && { replaces: frame.replaces }),
  };
}
