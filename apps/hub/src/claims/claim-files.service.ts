import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { Experience, NewClaim } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { Member } from '../members/member.js';
import { MembersService } from '../members/members.service.js';
import type { StandardRecord } from '../standards/standard-record.js';
import { StandardsService } from '../standards/standards.service.js';
import { type ClaimFile, lastNote } from './claim-file.js';
import type { ClaimRecord } from './claim-record.js';
import { ClaimsStore } from './claims.store.js';
import { ExperiencesStore } from './experiences.store.js';

/** Brings together what belongs to a claim. */
@Injectable()
export class ClaimFiles {
  constructor(
    private readonly claims: ClaimsStore,
    private readonly experiences: ExperiencesStore,
    private readonly members: MembersService,
    private readonly standards: StandardsService,
  ) {}

  /** Refuses `claim.unknown`. */
  async find(claimId: string, m?: Transaction): Promise<ClaimFile> {
    const claim = await this.claims.find(claimId, m);
    if (!claim) throw new DomainError('claim.unknown');
    return this.fileOf(claim, m);
  }

  async fileOf(claim: ClaimRecord, m?: Transaction): Promise<ClaimFile> {
    const [file] = await this.filesOf([claim], m);
    if (!file) throw new Error('one claim has one file');
    return file;
  }

  async filesOf(claims: readonly ClaimRecord[], m?: Transaction): Promise<readonly ClaimFile[]> {
    const people = claims.flatMap(({ personId, assessments }) => [
      personId,
      ...assessments.map(({ assessorId }) => assessorId),
    ]);
    const members = await this.members.members(people, m);
    const standards = await this.standards.standards(
      claims.map(({ standard }) => standard),
      m,
    );
    const ids = new Set(claims.flatMap((claim) => claim.experiences));
    const records = await this.experiences.findByIds([...ids], m);
    const experiences = new Map(records.map(({ experience }) => [experience.id, experience]));
    return claims.map((claim) => ({
      claim,
      candidate: held(members, claim.personId),
      standard: held(standards, claim.standard),
      experiences: claim.experiences.map((id) => asDecided(claim, held(experiences, id))),
      assessors: members,
    }));
  }

  /**
   * What a new claim would rest on. Refuses `claim.standard-not-in-force` for a version that is not
   * of this hub, `experience.unknown` for one that is not the candidate's own.
   */
  async groundsOf(
    personId: string,
    { standard: uri, experiences: ids = [] }: Pick<NewClaim, 'standard' | 'experiences'>,
    m: Transaction,
  ): Promise<{
    readonly candidate: Member;
    readonly standard: StandardRecord;
    readonly experiences: readonly Experience[];
  }> {
    const candidate = await this.members.member(personId, m);
    const standard = await this.standards.find(uri, m);
    if (!standard) throw new DomainError('claim.standard-not-in-force');
    const own = await this.experiences.ofPerson(personId, m);
    const experiences = ids.map((id) => {
      const experience = own.find((candidate) => candidate.id === id);
      if (!experience) throw new DomainError('experience.unknown');
      return experience;
    });
    return { candidate, standard, experiences };
  }

  /** An experience of this person; undefined when it is not theirs. */
  async experienceOf(
    personId: string,
    experienceId: string,
    m?: Transaction,
  ): Promise<Experience | undefined> {
    const [found] = await this.experiences.findByIds([experienceId], m);
    return found?.personId === personId ? found.experience : undefined;
  }

  /**
   * What an assessment elsewhere would rest on: the person's experiences that hold evidence with
   * these digests, and of each only that evidence. Refuses `claim.standard-not-in-force` and
   * `evidence.unknown`.
   */
  async groundsShownBy(
    personId: string,
    standardUri: string,
    digests: readonly string[],
  ): Promise<{
    readonly candidate: Member;
    readonly standard: StandardRecord;
    readonly experiences: readonly Experience[];
  }> {
    const candidate = await this.members.member(personId);
    const standard = await this.standards.find(standardUri);
    if (!standard) throw new DomainError('claim.standard-not-in-force', { got: standardUri });
    const all = await this.experiences.ofPerson(personId);
    const own = all.map((experience) => ({
      ...experience,
      evidence: experience.evidence.filter(({ assess }) => assess),
    }));
    const known = own.flatMap(({ evidence }) => evidence.map(({ digest }) => digest));
    const missing = digests.find((digest) => !known.includes(digest));
    if (missing !== undefined)
      throw new DomainError('evidence.unknown', {
        expected: 'digests of evidence that the hub holds of this person',
        got: missing,
      });
    const experiences = own
      .map((experience) => ({
        ...experience,
        evidence: experience.evidence.filter(({ digest }) => digests.includes(digest)),
      }))
      .filter(({ evidence }) => evidence.length > 0);
    return { candidate, standard, experiences };
  }
}

/** A decision stands on what was there when it was taken; what came later is for another claim. */
function asDecided(claim: ClaimRecord, experience: Experience): Experience {
  const decidedAt = lastNote(claim, 'decision')?.at;
  if (decidedAt === undefined) return experience;
  // A claim decided elsewhere came in, with its evidence, after its decision.
  const cameIn = claim.events[0]?.at ?? decidedAt;
  const decided = (cameIn > decidedAt ? cameIn : decidedAt).toISOString();
  const evidence = experience.evidence.filter(({ addedAt }) => addedAt <= decided);
  return { ...experience, evidence };
}

function held<T>(items: ReadonlyMap<string, T>, key: string): T {
  const item = items.get(key);
  if (item === undefined) throw new Error('a claim refers to rows that are there');
  return item;
}
