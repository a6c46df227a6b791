import { Injectable } from '@nestjs/common';
import type { Turn } from '#domain/claim/admit-assessor.js';
import { planGaps } from '#domain/claim/plan-gaps.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { type ClaimFile, criteriaOf, lastNote } from './claim-file.js';
import { ClaimHistoryStore } from './claim-history.store.js';
import type { ClaimRecord, ClaimState, Decision } from './claim-record.js';

/** On what a claim is decided. */
export interface Grounds {
  readonly how: Decision['how'];
  /** The judgements that stand; they agree on every criterion. */
  readonly turns: readonly Turn[];
  readonly at: Date;
}

/** Decides claims: an offer at the level that was reached, or not met with a plan of what is missing. */
@Injectable()
export class DecisionsService {
  constructor(private readonly history: ClaimHistoryStore) {}

  /** Records the decision and gives the state that follows. */
  async decide(file: ClaimFile, { how, turns, at }: Grounds, m: Transaction): Promise<ClaimState> {
    const { claim, standard } = file;
    const standing = claim.assessments.flatMap(({ turn, submitted }) =>
      submitted && turns.includes(turn) ? [submitted] : [],
    );
    const [judged] = standing;
    if (!judged) throw new Error('a claim is decided on a judgement');
    // Of two who agree, the one with the weaker evidence.
    const grade = standing
      .flatMap((submitted) => submitted.grade ?? [])
      .sort()
      .at(-1);
    const body: Decision = {
      how,
      levelReached: judged.level ?? null,
      grade: grade ?? null,
      moderated: claim.notes.some(({ kind }) => kind === 'moderation') || how === 'moderation',
      sampled: lastNote(claim, 'second')?.body.reasons.includes('sample') ?? false,
      gapPlan: planGaps(criteriaOf(file), judged.criteria, standard.content.value.evidenceKinds),
    };
    await this.history.addNote(claim.id, { kind: 'decision', at, body }, undefined, m);
    if (claim.credentialId !== undefined) return this.afterCertified(claim, judged.level);
    return judged.level === undefined ? 'not-met' : 'offered';
  }
  /** Only a higher level replaces a credential that is out: nobody loses by an appeal. */
  private afterCertified(claim: ClaimRecord, level: number | undefined): ClaimState {
    const certified = lastNote(claim, 'decision')?.body.levelReached ?? 0;
    return level !== undefined && level > certified ? 'offered' : 'certified';
  }
}
