import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { DaySpan, ExposureWindow } from '#domain/learning/exposure-window.js';
import type { LearningCounts } from '#domain/learning/indicator-figures.js';

/** What the log of a firm gives. */
export type LogCounts = Omit<
  LearningCounts,
  'keepsLog' | 'quarters' | 'hasExchanged' | 'partners' | 'judgements' | KnownOfPeople
>;
type KnownOfPeople = 'people' | 'peopleCertified' | 'peopleInReviewedRoles';

/** How many records of each kind lie in the window: what the counts rest on. */
export interface RecordsInWindow {
  readonly notes: number;
  readonly trainings: number;
  readonly mentoring: number;
  readonly onTheJob: number;
}

/** A pair of firms that exchanged something; the lesser id first. */
export interface ConfirmedExchange {
  readonly id: string;
  readonly firms: readonly [string, string];
  readonly onPlatform: boolean;
}

/** Exchanges that counted at the moment $1, of the days after $2 up to $3. */
const EXCHANGES = `
  FROM firm_exchange x WHERE x.confirmed_at <= $1 AND (x.removed_at IS NULL OR x.removed_at > $1)
    AND x.on_day > $2::date AND x.on_day <= $3::date`;

const list = (spans: readonly DaySpan[], end: keyof DaySpan) => spans.map((span) => span[end]);

/** Counts over learning records as they stood at a moment, by SQL. */
@Injectable()
export class LearningCountsStore {
  constructor(private readonly db: DataSource) {}

  /** $1 the firm, $2 the moment, $3 and $4 the window, $5 and $6 its quarters. */
  async ofLog(
    firmId: string,
    at: Date,
    window: ExposureWindow,
  ): Promise<LogCounts & RecordsInWindow> {
    const [row] = await this.db.query<(LogCounts & RecordsInWindow)[]>(
      `WITH live AS (
         SELECT r.id, r.kind, v.* FROM learning_record r
         JOIN LATERAL (SELECT * FROM learning_version o
           WHERE o.record_id = r.id AND o.recorded_at <= $2 ORDER BY o.version DESC LIMIT 1) v
           ON true
         WHERE r.firm_id = $1 AND v.removal_reason IS NULL
           AND v.on_day > $3::date AND v.on_day <= $4::date)
       SELECT
         count(*) FILTER (WHERE kind = 'note')::int AS notes,
         count(*) FILTER (WHERE kind = 'training')::int AS trainings,
         count(*) FILTER (WHERE kind = 'mentoring')::int AS mentoring,
         count(*) FILTER (WHERE kind = 'on-the-job')::int AS "onTheJob",
         (SELECT count(*)::int FROM note_reading n JOIN live ON live.id = n.record_id
           WHERE n.read_at <= $2) AS readings,
         (SELECT count(*)::int FROM unnest($5::date[], $6::date[]) q (after, until)
           WHERE EXISTS (SELECT FROM live WHERE kind = 'note' AND on_day > q.after
             AND on_day <= q.until)) AS "quartersWithNote",
         coalesce(sum(attendants), 0)::int AS attendances,
         coalesce(sum(attendants) FILTER (WHERE provider = 'outside'), 0)::int
           AS "attendancesOutside",
         coalesce(sum(attendants) FILTER (WHERE booked_on IS NOT NULL), 0)::int
           AS "attendancesDated",
         coalesce(sum(attendants) FILTER (WHERE on_day - booked_on < 14), 0)::int
           AS "attendancesSudden",
         coalesce(sum(episodes), 0)::int AS episodes,
         count(decided_by)::int AS decisions,
         count(*) FILTER (WHERE decided_by = 'owner')::int AS "decisionsOfOwner"
       FROM live`,
      [
        ...[firmId, at, window.after, window.until],
        ...[list(window.quarters, 'after'), list(window.quarters, 'until')],
      ],
    );
    if (!row) throw new Error('a count has one row');
    return row;
  }

  /** When the firm wrote the first record that still stood; and when its first exchange counted. */
  async beginnings(
    firmId: string,
    at: Date,
  ): Promise<{ readonly log: Date | null; readonly exchange: Date | null }> {
    const [row] = await this.db.query<{ log: Date | null; exchange: Date | null }[]>(
      `SELECT
         (SELECT min(f.recorded_at) FROM learning_record r
           JOIN learning_version f ON f.record_id = r.id AND f.version = 1
           WHERE r.firm_id = $1 AND f.recorded_at <= $2 AND NOT EXISTS (
             SELECT FROM learning_version g WHERE g.record_id = r.id
               AND g.removal_reason IS NOT NULL AND g.recorded_at <= $2)) AS log,
         (SELECT min(confirmed_at) FROM firm_exchange
           WHERE (first_firm = $1 OR second_firm = $1) AND confirmed_at <= $2
             AND (removed_at IS NULL OR removed_at > $2)) AS exchange`,
      [firmId, at],
    );
    return row ?? { log: null, exchange: null };
  }

  /** Partner firms in each of the spans, added up. */
  async partners(firmId: string, at: Date, spans: readonly DaySpan[]): Promise<number> {
    let partners = 0;
    for (const { after, until } of spans) {
      const [row] = await this.db.query<{ count: number }[]>(
        `SELECT count(DISTINCT CASE x.first_firm WHEN $4 THEN x.second_firm ELSE x.first_firm END)
           ::int AS count ${EXCHANGES} AND (x.first_firm = $4 OR x.second_firm = $4)`,
        [at, after, until, firmId],
      );
      partners += row?.count ?? 0;
    }
    return partners;
  }

  /** Every exchange of the cluster that counted, in the order of their ids. */
  exchanges(at: Date, { after, until }: DaySpan): Promise<readonly ConfirmedExchange[]> {
    return this.db.query<ConfirmedExchange[]>(
      `SELECT x.id, ARRAY[x.first_firm, x.second_firm] AS firms, x.on_platform AS "onPlatform"
       ${EXCHANGES} ORDER BY x.id`,
      [at, after, until],
    );
  }
}
