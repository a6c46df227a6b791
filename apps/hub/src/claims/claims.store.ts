import { Injectable } from '@nestjs/common';
import { DataSource, In, QueryFailedError } from 'typeorm';
import { DomainError } from '#domain/core/domain-error.js';
import type { Turn } from '#domain/claim/admit-assessor.js';
import type { Tie } from '#domain/claim/tie-between.js';
import type { NewJudgement } from '#domain/generated/schemas.js';
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
import { type ClaimHistory, ClaimHistoryStore } from './claim-history.store.js';
import { ClaimEntity } from './claim.entity.js';

const assessmentOf = (row: AssessmentEntity): AssessmentRecord => ({
  turn: row.turn,
  assessorId: row.assessorId,
  tie: row.tie,
  assignedAt: row.assignedAt,
  ...(row.declaredAt && { declaredAt: row.declaredAt }),
  ...(row.submittedAt &&
    row.outcome &&
    row.judgement !== null && {
      submitted: {
        at: row.submittedAt,
        outcome: row.outcome,
        methods: row.methods ?? [],
        ...(row.levelReached !== null && { level: row.levelReached }),
        ...(row.grade !== null && { grade: row.grade }),
        ...(row.mandateId !== null && { mandateId: row.mandateId }),
        criteria: (JSON.parse(row.judgement) as NewJudgement).criteria,
      },
    }),
});

const claimOf = (
  { credentialId, renews, renewsSince, ...row }: ClaimEntity,
  experiences: readonly ClaimExperienceEntity[],
  assessments: readonly AssessmentEntity[],
  history: ClaimHistory,
): ClaimRecord => ({
  ...row,
  ...(credentialId !== null && { credentialId }),
  ...(renews !== null &&
    renewsSince !== null && { renewal: { credentialId: renews, since: renewsSince } }),
  experiences: experiences
    .filter(({ claimId }) => claimId === row.id)
    .map(({ experienceId }) => experienceId),
  assessments: assessments.filter(({ claimId }) => claimId === row.id).map(assessmentOf),
  events: history.events(row.id),
  notes: history.notes(row.id),
});

/** An appeal opens a claim again, and the candidate may have opened another one in between. */
function refuseDuplicate(error: unknown): never {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : undefined;
  if (cause instanceof Error && 'code' in cause && cause.code === '23505')
    throw new DomainError('claim.duplicate-open');
  throw error;
}

/** Claims, their assessments and the record of every change of state. */
@Injectable()
export class ClaimsStore {
  constructor(
    private readonly db: DataSource,
    private readonly history: ClaimHistoryStore,
  ) {}

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
         WHERE a.claim_id = c.id AND a.assessor_id = $1 AND a.submitted_at IS NULL)
       AND c.state IN ('assessing', 'second-assessing', 'appealed')`,
      [assessorId],
    );
  }

  /** False when an open claim for the same person, standard and level is there. */
  async add(claim: ClaimRecord, m: Transaction): Promise<boolean> {
    const { id, personId, standard, level, state, openedAt, consentedAt, renewal } = claim;
    const added = await m.query<unknown[]>(
      `INSERT INTO claim (id, person_id, standard, level, state, opened_at, consented_at, renews,
         renews_since)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (person_id, standard, level) 
         WHERE state NOT IN ('not-met', 'certified', 'withdrawn', 'closed')
       DO NOTHING RETURNING 1`,
      [
        ...[id, personId, standard, level, state, openedAt, consentedAt],
        ...[renewal?.credentialId ?? null, renewal?.since ?? null],
      ],
    );
    if (added.length === 0) return false;
    await this.document(id, claim.experiences, m);
    return true;
  }

  /** Adds experiences to those on which the claim rests; what is there already stays. */
  async document(claimId: string, experiences: readonly string[], m: Transaction): Promise<void> {
    for (const experienceId of experiences)
      await m.query(
        `INSERT INTO claim_experience (claim_id, experience_id, position)
         SELECT $1, $2, count(*) FROM claim_experience WHERE claim_id = $1
         ON CONFLICT (claim_id, experience_id) DO NOTHING`,
        [claimId, experienceId],
      );
  }

  /** Whether the person has an open claim for this standard and level. */
  async hasOpen({
    personId,
    standard,
    level,
  }: Pick<ClaimRecord, 'personId' | 'standard' | 'level'>): Promise<boolean> {
    const rows = await this.db.query<unknown[]>(
      `SELECT 1 FROM claim WHERE person_id = $1 AND standard = $2 AND level = $3
         AND state NOT IN ('not-met', 'certified', 'withdrawn', 'closed')`,
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
    const { affected } = await m
      .update(ClaimEntity, { id: claimId, state: from }, { state: to, credentialId })
      .catch(refuseDuplicate);
    if (affected === 1) return;
    const found = await this.lockedState(claimId, m);
    throw new DomainError('claim.not-allowed-in-state', { expected: from, got: found ?? 'none' });
  }

  /** Claims that were decided before this time and wait for their candidate. */
  async decidedBefore(time: Date): Promise<readonly string[]> {
    const rows = await this.db.query<{ id: string }[]>(
      `SELECT c.id FROM claim c WHERE c.state IN ('offered', 'not-met') AND
         (SELECT max(n.at) FROM claim_note n WHERE n.claim_id = c.id AND n.kind = 'decision') < $1
       ORDER BY c.id`,
      [time],
    );
    return rows.map(({ id }) => id);
  }

  async record(event: ClaimEvent, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO claim_event (claim_id, command, from_state, to_state, account_id, at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        event.claimId,
        event.command,
        event.from ?? null,
        event.to,
        event.accountId ?? null,
        event.at,
      ],
    );
  }

  /** False when somebody is assigned for this turn. */
  async assign(
    claimId: string,
    { turn, assessorId, tie }: { turn: Turn; assessorId: string; tie: Tie },
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
        levelReached: submission.level ?? null,
        grade: submission.grade ?? null,
        mandateId: submission.mandateId,
      },
    );
    await this.declare(claimId, turn, submission.tie, submission.at, m);
  }

  /** Keeps the first declaration; says nothing when there is one. */
  async declare(claimId: string, turn: Turn, tie: Tie, at: Date, m: Transaction): Promise<void> {
    await m.query(
      `UPDATE assessment SET declared_at = coalesce(declared_at, $3), tie = $4
       WHERE claim_id = $1 AND turn = $2`,
      [claimId, turn, at, tie],
    );
  }

  /** Takes back the turns in which nobody has judged. */
  async unassign(claimId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM assessment WHERE claim_id = $1 AND submitted_at IS NULL', [claimId]);
  }

  /** How many judgements were given under a mandate. */
  async submissionsUnder(mandateId: string, m: Transaction = this.db.manager): Promise<number> {
    const [row] = await m.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM assessment
       WHERE mandate_id = $1 AND submitted_at IS NOT NULL`,
      [mandateId],
    );
    return row?.count ?? 0;
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
    const history = await this.history.of(
      rows.map(({ id }) => id),
      m,
    );
    return rows.map((row) => claimOf(row, experiences, assessments, history));
  }
}
