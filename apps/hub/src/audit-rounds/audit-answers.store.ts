import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AnswerCode, Answers, NoAnswer } from '#domain/audit/audit-input.js';
import type { OverlapSaid } from '#domain/audit/rounds/overlap-share.js';
import type { RoundStratum } from '#domain/audit/rounds/propose-form.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { groupByKey } from './group-by-key.js';

/** What somebody handed over; the id leads to no link and no person. */
export interface SubmittedRecord {
  readonly id: string;
  readonly roundId: string;
  readonly stratum: RoundStratum;
  readonly answeredLastTime?: boolean;
  readonly answers: Answers;
}

interface AnswerRow {
  readonly item: string;
  readonly code: string | null;
}

type Code = Answers[string];

/** The table keeps texts; digits are codes of the scale, as its check says. */
const codeOf = (text: string | null): Code =>
  text === null ? null : /^\d$/.test(text) ? (Number(text) as AnswerCode) : (text as NoAnswer);
const textOf = (code: Code): string | null => (code === null ? null : String(code));

const answersOf = (rows: readonly AnswerRow[]): Answers =>
  Object.fromEntries(rows.map(({ item, code }) => [item, codeOf(code)]));
/** Items and codes as two lists, for unnest. */
const listsOf = (answers: Answers): [string[], (string | null)[]] => [
  Object.keys(answers),
  Object.values(answers).map(textOf),
];

/** Answers: drafts beside their link, and apart from any link those that were handed over. */
@Injectable()
export class AuditAnswersStore {
  constructor(private readonly db: DataSource) {}

  /** Item by item, so that two who save at once lose nothing; of one item the last word counts. */
  async saveDraft(invitationId: string, answers: Answers, m: Transaction): Promise<void> {
    await m.query(
      `INSERT INTO audit_draft (invitation_id, item, code)
       SELECT $1::uuid, * FROM unnest($2::text[], $3::text[])
       ON CONFLICT (invitation_id, item) DO UPDATE SET code = excluded.code`,
      [invitationId, ...listsOf(answers)],
    );
  }

  async draftOf(invitationId: string, m: Transaction): Promise<Answers> {
    return answersOf(
      await m.query<AnswerRow[]>(
        'SELECT item, code FROM audit_draft WHERE invitation_id = $1 ORDER BY item',
        [invitationId],
      ),
    );
  }

  async discardDraft(invitationId: string, m: Transaction): Promise<void> {
    await m.query('DELETE FROM audit_draft WHERE invitation_id = $1', [invitationId]);
  }

  /** What was never handed over goes. */
  async discardDraftsOf(roundId: string, m: Transaction): Promise<void> {
    await m.query(
      `DELETE FROM audit_draft WHERE invitation_id IN (
         SELECT id FROM audit_invitation WHERE round_id = $1)`,
      [roundId],
    );
  }

  async submit(submitted: SubmittedRecord, m: Transaction): Promise<void> {
    const { id, roundId, stratum, answeredLastTime, answers } = submitted;
    await m.query(
      `INSERT INTO audit_respondent (id, round_id, stratum, answered_last_time)
       VALUES ($1, $2, $3, $4)`,
      [id, roundId, stratum, answeredLastTime ?? null],
    );
    await m.query(
      `INSERT INTO audit_answer (respondent_id, item, code)
       SELECT $1::uuid, * FROM unnest($2::text[], $3::text[])`,
      [id, ...listsOf(answers)],
    );
  }

  /** How many say that they answered the round before; also of answers that are no longer kept. */
  async saidOf(roundId: string, m: Transaction = this.db.manager): Promise<OverlapSaid> {
    const [said] = await m.query<OverlapSaid[]>(
      `SELECT respondents, said_yes AS yes, said_no AS no FROM audit_answers_end WHERE round_id = $1
       UNION ALL
       SELECT * FROM (SELECT count(*)::int AS respondents,
           (count(*) FILTER (WHERE answered_last_time))::int AS yes,
           (count(*) FILTER (WHERE NOT answered_last_time))::int AS no
         FROM audit_respondent WHERE round_id = $1) counted
       LIMIT 1`,
      [roundId],
    );
    if (!said) throw new Error('a count has a row');
    return said;
  }

  /** In the order of their ids, which is chance and stays. */
  async submittedIn(roundId: string): Promise<readonly SubmittedRecord[]> {
    const respondents = await this.db.query<
      { id: string; stratum: RoundStratum; answered_last_time: boolean | null }[]
    >(
      'SELECT id, stratum, answered_last_time FROM audit_respondent WHERE round_id = $1 ORDER BY id',
      [roundId],
    );
    const rows = await this.db.query<(AnswerRow & { respondent_id: string })[]>(
      `SELECT respondent_id, item, code FROM audit_answer
       WHERE respondent_id = ANY ($1::uuid[]) ORDER BY item`,
      [respondents.map(({ id }) => id)],
    );
    const answers = groupByKey(rows, ({ respondent_id }) => respondent_id);
    return respondents.map(({ id, stratum, answered_last_time }) => ({
      ...{ id, roundId, stratum },
      ...(answered_last_time !== null && { answeredLastTime: answered_last_time }),
      answers: answersOf(answers.get(id) ?? []),
    }));
  }

  /** Nothing of the round remains that anybody answered: it was called off, or their keeping ended. */
  async discardAnswersOf(roundId: string, m: Transaction): Promise<void> {
    await m.query(
      `DELETE FROM audit_answer WHERE respondent_id IN (
         SELECT id FROM audit_respondent WHERE round_id = $1)`,
      [roundId],
    );
    await m.query('DELETE FROM audit_respondent WHERE round_id = $1', [roundId]);
  }
}
