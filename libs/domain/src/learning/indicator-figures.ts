import type { IndicatorFigure } from '../audit/audit-input.js';

/** What was counted of a firm's records over its window. */
export interface LearningCounts {
  /** Whether the firm keeps a log of notes, trainings and learning at work. */
  readonly keepsLog: boolean;
  /** Notes of the firm, and confirmations that somebody read one. */
  readonly notes: number;
  readonly readings: number;
  readonly quarters: number;
  readonly quartersWithNote: number;
  readonly attendances: number;
  readonly attendancesOutside: number;
  /** Attendances of trainings of which it is known when they were arranged. */
  readonly attendancesDated: number;
  /** Of those, arranged less than 14 days ahead. */
  readonly attendancesSudden: number;
  /** Mentoring and learning on the job, a person each time. */
  readonly episodes: number;
  readonly decisions: number;
  readonly decisionsOfOwner: number;
  /** Whether an exchange of the firm was ever confirmed. */
  readonly hasExchanged: boolean;
  /** Partner firms with a confirmed exchange, counted anew each year. */
  readonly partners: number;
  readonly judgements: number;
  /** Everybody of the firm. */
  readonly people: number;
  readonly peopleCertified: number;
  readonly peopleInReviewedRoles: number;
}

/**
 * The indicators of docs/design/audit.md 2.4. What a firm never logged is left out and is not a zero:
 * that a log was not kept does not show that nothing was learned. A share of nothing is left out too.
 */
export function indicatorFigures(counts: LearningCounts): readonly IndicatorFigure[] {
  const share = (id: string, count: number, of: number): readonly IndicatorFigure[] =>
    of > 0 ? [{ id, count: Math.min(count, of), of }] : [];
  const { keepsLog, people } = counts;
  return [
    ...(keepsLog
      ? [
          { id: 'E-IG1', count: counts.notes + counts.readings },
          ...share('E-IG2', counts.quartersWithNote, counts.quarters),
          { id: 'E-KA1', count: counts.attendances },
          { id: 'E-KA2', count: counts.episodes },
        ]
      : []),
    ...share('E-CD1', counts.peopleCertified, people),
    { id: 'E-CD2', count: counts.judgements },
    ...share('E-CD3', counts.peopleInReviewedRoles, people),
    ...(keepsLog || counts.hasExchanged ? [{ id: 'E-EMB1', count: counts.partners }] : []),
    ...(keepsLog
      ? [
          ...share('E-EXT1', counts.attendancesOutside, counts.attendances),
          ...share('E-CRI1', counts.attendancesSudden, counts.attendancesDated),
          ...share('E-DOM1', counts.decisionsOfOwner, counts.decisions),
        ]
      : []),
  ];
}
