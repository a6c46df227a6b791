import { dayOf } from '../core/instant.js';

/** A span of days: after `after`, up to and with `until`; both `YYYY-MM-DD`. */
export interface DaySpan {
  readonly after: string;
  readonly until: string;
}

/** The time over which a firm's records are counted. */
export interface ExposureWindow extends DaySpan {
  /** Whole months, 0 to 24: what counts are divided by (docs/design/audit.md 2.4). */
  readonly months: number;
  /** Whole quarters of the window, the newest first. */
  readonly quarters: readonly DaySpan[];
  /** Spans of twelve months, the newest first; the last one may be shorter. */
  readonly years: readonly DaySpan[];
}

/** Beyond two years records say how a firm was, not how it is; and a habit shows within them. */
const MAX_MONTHS = 24;

/**
 * The window of a firm that has kept records since `since`: the whole months up to `at`, at most 24.
 * Counts and the time they are divided by are of the same window, or the rate would be wrong. Without
 * any record, or with less than a month of them, the window is empty.
 */
export function exposureWindow(since: Date | undefined, at: Date): ExposureWindow {
  let months = 0;
  if (since) while (months < MAX_MONTHS && monthsBefore(at, months + 1) >= since) months += 1;
  const span = (from: number, to: number): DaySpan => ({
    // The window holds the day on which it begins: what was recorded first is in it.
    after:
      to === months && months > 0 ? dayBefore(monthsBefore(at, to)) : dayOf(monthsBefore(at, to)),
    until: dayOf(monthsBefore(at, from)),
  });
  const spans = (length: number, count: number) =>
    Array.from({ length: count }, (_, i) => span(i * length, Math.min((i + 1) * length, months)));
  return {
    months,
    ...span(0, months),
    quarters: spans(3, Math.floor(months / 3)),
    years: spans(12, Math.ceil(months / 12)),
  };
}

/** The same day and time `count` months earlier, or the last day of a shorter month (UTC). */
export function monthsBefore(at: Date, count: number): Date {
  const earlier = new Date(at);
  earlier.setUTCDate(1);
  earlier.setUTCMonth(earlier.getUTCMonth() - count);
  const last = new Date(earlier);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  earlier.setUTCDate(Math.min(at.getUTCDate(), last.getUTCDate()));
  return earlier;
}

const dayBefore = (at: Date): string => dayOf(new Date(at.getTime() - 24 * 3_600_000));
