import { Injectable } from '@nestjs/common';
import type { RowAssessment } from '#domain/bulk/read-bulk-row.js';
import { certifies, gradeEvidence } from '#domain/claim/grade-evidence.js';
import { judgeClaim } from '#domain/claim/judge-claim.js';
import { openClaim } from '#domain/claim/open-claim.js';
import type { Tie } from '#domain/claim/tie-between.js';
import { DomainError } from '#domain/core/domain-error.js';
import type { Experience, NewJudgement } from '#domain/generated/schemas.js';
import type { Account } from '#platform/auth/account.js';
import { Ids } from '#platform/clock.js';
import type { PersonRecord } from '../members/member.js';
import { certifiableOf } from './certifiable-of.js';
import type { ClaimFile } from './claim-file.js';
import { ClaimFiles } from './claim-files.service.js';
import type { ClaimRecord, Decision } from './claim-record.js';
import type { SoundRow } from './row-judge.js';
import { SecondAssessments } from './second-assessments.service.js';
import { StatedClaims } from './stated-claims.service.js';
import { StatedTurns } from './stated-turns.service.js';

/** Assessments that were done elsewhere and come in as rows: held against the rules of claims. */
@Injectable()
export class StatedAssessments {
  constructor(
    private readonly files: ClaimFiles,
    private readonly turns: StatedTurns,
    private readonly seconds: SecondAssessments,
    private readonly claims: StatedClaims,
    private readonly ids: Ids,
  ) {}

  /** A claim as the row states it, met in all criteria. Refuses what each rule of claims refuses. */
  async draft(stated: RowAssessment, person: PersonRecord, officer: Account): Promise<SoundRow> {
    const { candidate, standard, experiences } = await this.files.groundsShownBy(
      person.id,
      stated.standard,
      stated.evidenceDigests,
    );
    const at = new Date(`${stated.assessedOn}T00:00:00Z`);
    const evidence = experiences.flatMap((experience) => experience.evidence);
    const criteria = openClaim(
      standard.content.value,
      stated.level,
      evidence.map(({ kind }) => kind),
    );
    const turns = await this.turns.of(
      stated,
      { candidate, standard, level: stated.level, methods: stated.methods },
      officer,
    );
    const judgement = judgementOf(stated, experiences, turns[0].tie);
    const outcome = judgeClaim(criteria, evidence, judgement.criteria, at);
    const { level } = stated;
    const { tie, mandateId } = turns[0];
    // No lot is drawn: what was done elsewhere is not foreseen here.
    const first = { level, tie, mandateId, criteria: judgement.criteria, evidence, sampled: false };
    const reasons = await this.seconds.reasons(first);
    if (reasons.length > 0 && turns.length === 1)
      throw new DomainError('assessor.second-missing', {
        expected: `a second assessor, as the rules force one here: ${reasons.join(', ')}`,
        got: 'none',
      });
    const grade = gradeEvidence({
      judgements: judgement.criteria,
      evidence,
      outsideAssessor: turns[0].tie !== 'same-firm',
    });
    if (grade === undefined || !certifies(grade))
      throw new DomainError('credential.grade-too-low', {
        expected: 'A, B or C',
        got: grade ?? 'none',
      });
    const decision: Decision = {
      how: 'assessment',
      levelReached: level,
      grade,
      moderated: false,
      sampled: false,
      gapPlan: [],
    };
    const claim: ClaimRecord = {
      id: this.ids.next(),
      personId: person.id,
      standard: standard.versionUri,
      level,
      state: 'offered',
      openedAt: at,
      consentedAt: at,
      experiences: experiences.map(({ id }) => id),
      assessments: turns.map(({ turn, assessor, tie, mandateId }) => ({
        turn,
        assessorId: assessor.personId,
        tie,
        assignedAt: at,
        submitted: {
          at,
          outcome,
          methods: judgement.methods,
          level,
          grade,
          mandateId,
          criteria: judgement.criteria,
        },
      })),
      events: [],
      notes: [{ kind: 'decision', at, body: decision }],
    };
    await this.claims.refuseDuplicate(claim);
    const assessors = new Map(turns.map(({ assessor }) => [assessor.personId, assessor]));
    const file: ClaimFile = { claim, candidate, standard, experiences, assessors };
    return {
      personId: person.id,
      certifiable: certifiableOf(file),
      settle: (credentialId, settledAt, m) =>
        this.claims.write(
          claim,
          judgement,
          { credentialId, accountId: officer.id, at: settledAt },
          m,
        ),
    };
  }
}

/** A row says of every criterion it names that all the evidence it names shows it. */
function judgementOf(
  { methods, criteriaMet }: RowAssessment,
  experiences: readonly Experience[],
  tie: Tie,
): NewJudgement {
  const cites = experiences
    .flatMap(({ evidence }) => evidence)
    .map(({ id }) => ({ evidenceId: id, valid: true, authentic: true, current: true }));
  return {
    declaration: { independent: true, tie },
    methods: [...methods] as NewJudgement['methods'],
    criteria: criteriaMet.map((criterionId) => ({
      criterionId,
      outcome: 'met',
      cites,
      sufficient: true,
    })),
  };
}
