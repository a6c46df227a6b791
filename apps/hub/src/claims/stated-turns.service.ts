import { Injectable } from '@nestjs/common';
import type { RowAssessment } from '#domain/bulk/read-bulk-row.js';
import { admitAssessor } from '#domain/claim/admit-assessor.js';
import { type Tie, tieBetween } from '#domain/claim/tie-between.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Account } from '#platform/auth/account.js';
import { Clock } from '#platform/clock.js';
import { MandatesService } from '../mandates/mandates.service.js';
import type { Member } from '../members/member.js';
import { MembersService } from '../members/members.service.js';
import type { StandardRecord } from '../standards/standard-record.js';

/** One assessor's part of what a row states. */
export interface StatedTurn {
  readonly turn: 1 | 2;
  readonly assessor: Member;
  readonly tie: Tie;
  readonly mandateId: string;
}

/** What an assessor of a row is held against. */
interface StatedClaim {
  readonly candidate: Member;
  readonly standard: StandardRecord;
  readonly level: number;
  readonly methods: readonly string[];
}

/** The assessors that a row names: held against the rules for whoever assesses a claim. */
@Injectable()
export class StatedTurns {
  constructor(
    private readonly members: MembersService,
    private readonly mandates: MandatesService,
    private readonly clock: Clock,
  ) {}

  /** Whom the row names, with the ties on record: naming a second assessor declares a tie. */
  async of(
    { assessorRef, secondAssessorRef }: RowAssessment,
    claim: StatedClaim,
    officer: Account,
  ): Promise<readonly [StatedTurn, ...StatedTurn[]]> {
    const first = await this.assessor(assessorRef, claim, undefined);
    const second =
      secondAssessorRef === undefined
        ? undefined
        : await this.assessor(secondAssessorRef, claim, first.assessor.personId);
    const turns: readonly [StatedTurn, ...StatedTurn[]] = second ? [first, second] : [first];
    if (turns.some(({ assessor }) => assessor.personId === officer.personId))
      throw new DomainError('issuer.was-assessor');
    return turns;
  }

  private async assessor(
    ref: string,
    { candidate, standard, level, methods }: StatedClaim,
    first: string | undefined,
  ): Promise<StatedTurn> {
    const person = await this.members.findByKey(ref);
    if (!person) throw new DomainError('assessor.unknown', { got: ref });
    const assessor = await this.members.member(person.id);
    const turn = first === undefined ? 1 : 2;
    const tie = admitAssessor({
      candidate,
      assessor: { ...assessor, isAssessor: assessor.roles.includes('assessor') },
      turn,
      declaredTie: tieBetween(candidate, assessor),
      earlier: first === undefined ? [] : [first],
      makers: [],
      officers: [],
    });
    // The hub takes the word of who may assess for it today; it kept no mandates for other places.
    const need = {
      standard: standard.versionUri,
      level,
      language: standard.language,
      methods,
      at: this.clock.now(),
    };
    const mandateId = await this.mandates.coveringNow(person.id, need);
    return { turn, assessor, tie, mandateId };
  }
}
