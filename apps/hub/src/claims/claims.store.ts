import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import type { Tie } from '#domain/claim/tie-between.js';
import { inTransaction, type Transaction } from '#platform/database/in-transaction.js';
import { AssessmentEntity } from './assessment.entity.js';
import { ClaimExperienceEntity } from './claim-experience.entity.js';
import type {
  AssessmentRecord,
  ClaimEvent,
  ClaimRecord,
  ClaimState,
  Submission,
} from './claim-record.js';
import { ClaimEntity } from './claim.entity.js';

const assessmentOf = (row: AssessmentEntity): AssessmentRecord => ({
  turn: row.turn,
  assessorId: row.assessorId,
  tie: row.tie,
  ...(row.submittedAt &&
    row.outcome && {
      submitted: { at: row.submittedAt, outcome: row.outcome, methods: row.methods ?? [] },
    }),
});

const claimOf = (
  { credentialId, ...row }: ClaimEntity,
  experiences: readonly ClaimExperienceEntity[],
  assessments: readonly AssessmentEntity[],
): ClaimRecord => ({
  ...row,
  ...(credentialId !== null && { credentialId }),
  experiences: experiences
    .filter(({ claimId }) => claimId === row.id)
    .map(({ experienceId }) => experienceId),
  assessments: assessments.filter(({ claimId }) => claimId === row.id).map(assessmentOf),
});

/** Claims, their assessments and the record of every change of state. */
@Injectable()
export class ClaimsStore {
  constructor(private readonly db: DataSource) {}

  atomically<T>(work: (m: Transaction) => Promise<T>): Promise<T> {
    return inTransaction(this.db, work);
  }

  async find(id: string, m: Transaction = this.db.manager): Promise<ClaimRecord | undefined> {
    return (await this.load(await m.findBy(ClaimEntity, { id }), m))[0];
  }

  async all(): Promise<readonly ClaimRecord[]> {
    const { manager: m } = this.db;
    return this.load(await m.find(ClaimEntity, { order: { openedAt: 'ASC', id: 'ASC' } }), m);
  }

  /** Claims of which the person is the candidate or an assessor. */
  concerning(personId: string): Promise<readonly ClaimRecord[]> {
    return this.where(
      `c.person_id = $1 OR EXISTS
         (SELECT 1 FROM assessment a WHERE a.claim_id = c.id AND a.assessor_id = $1)`,
      [personId],
    );
  }

  /** Claims that wait for the judgement of this assessor. */
  waitingFor(assessorId: string): Promise<readonly ClaimRecord[]> {
    return this.where(
      `EXISTS (SELECT 1 FROM assessment a
         WHERE a.claim_id = c.id AND a.assessor_id = $1 AND a.submitted_at IS NULL)`,
      [assessorId],
    );
  }

  /** Whether the person assesses, or has assessed, a claim that rests on the experience. */
  async assesses(assessorId: string, experienceId: string): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      `SELECT 1 FROM assessment a JOIN claim_experience e ON e.claim_id = a.claim_id
       WHERE a.assessor_id = $1 AND e.experience_id = $2`,
      [assessorId, experienceId],
    );
    return rows.length > 0;
  }

  /** False when an open claim for the same person, standard and level is there. */
  async add(claim: ClaimRecord, m: Transaction): Promise<boolean> {
    const { id, personId, standard, level, state, openedAt } = claim;
    const added = await m.query<unknown[]>(
      `INSERT INTO claim (id, person_id, standard, level, state, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (person_id, standard, level) WHERE state NOT IN ('not-met', 'certified')
       DO NOTHING RETURNING 1`,
      [id, personId, standard, level, state, openedAt],
    );
    if (added.length === 0) return false;
    await m.insert(
      ClaimExperienceEntity,
      claim.experiences.map((experienceId, position) => ({ claimId: id, experienceId, position })),
    );
    return true;
  }

  /** Whether the person has an open claim for this standard and level. */
  async hasOpen({
    personId,
    standard,
    level,
  }: Pick<ClaimRecord, 'personId' | 'standard' | 'level'>): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      `SELECT 1 FROM claim WHERE person_id = $1 AND standard = $2 AND level = $3
         AND state NOT IN ('not-met', 'certified')`,
      [personId, standard, level],
    );
    return rows.length > 0;
  }

  /** The state now, held until the commit. */
  async lockedState(claimId: string, m: Transaction): Promise<ClaimState | undefined> {
    const [row] = await m.query<{ state: ClaimState }[]>(
      'SELECT state FROM claim WHERE id = $1 FOR UPDATE',
      [claimId],
    );
    return row?.state;
  }

  /** Refuses `claim.not-allowed-in-state`, with the state that was found, when another was quicker. */
  async move(
    claimId: string,
    from: ClaimState,
    to: ClaimState,
    m: Transaction,
    credentialId: string | null = null,
  ): Promise<void> {
    const { affected } = await m.update(
      ClaimEntity,
      { id: claimId, state: from },
      { state: to, credentialId },
    );
    if (affected === 1) return;
    const found = await this.lockedState(claimId, m);
    throw new DomainError('claim.not-allowed-in-state', { expected: from, got: found ?? 'none' });
  }

  async record(event: ClaimEvent, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO claim_event (claim_id, command, from_state, to_state, account_id, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [event.claimId, event.command, event.from ?? null, event.to, event.accountId, event.at],
    );
  }

  /** False when somebody is assigned for this turn. */
  async assign(
    claimId: string,
    { turn, assessorId, tie }: { turn: 1 | 2; assessorId: string; tie: Tie },
    at: Date,
    m: Transaction,
  ): Promise<boolean> {
    const added = await m.query<unknown[]>(
      `INSERT INTO assessment (claim_id, turn, assessor_id, tie, assigned_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1`,
      [claimId, turn, assessorId, tie, at],
    );
    return added.length > 0;
  }

  async submit({ claimId, turn, ...submission }: Submission, m: Transaction): Promise<void> {
    await m.update(
      AssessmentEntity,
      { claimId, turn },
      {
        tie: submission.tie,
        submittedAt: submission.at,
        outcome: submission.outcome,
        methods: submission.judgement.methods,
        judgement: JSON.stringify(submission.judgement),
      },
    );
  }

  private async where(
    condition: string,
    parameters: readonly unknown[],
  ): Promise<readonly ClaimRecord[]> {
    const { manager: m } = this.db;
    const ids = await m.query<{ id: string }[]>(`SELECT c.id FROM claim c WHERE ${condition}`, [
      ...parameters,
    ]);
    const rows = await m.find(ClaimEntity, {
      where: { id: In(ids.map(({ id }) => id)) },
      order: { openedAt: 'ASC', id: 'ASC' },
    });
    return this.load(rows, m);
  }

  private async load(rows: readonly ClaimEntity[], m: Transaction): Promise<ClaimRecord[]> {
    const claimId = In(rows.map(({ id }) => id));
    const experiences = await m.find(ClaimExperienceEntity, {
      where: { claimId },
      order: { position: 'ASC' },
    });
    const assessments = await m.find(AssessmentEntity, {
      where: { claimId },
      order: { turn: 'ASC' },
    });
    return rows.map((row) => claimOf(row, experiences, assessments));
  }
}
