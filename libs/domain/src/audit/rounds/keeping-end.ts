/**
 * Whole months for which a hub may keep what people answered. A year at least, so that two audits nine
 * months apart can be computed again; the database refuses an earlier end too.
 */
export const KEEPING_MONTHS = { least: 12, byDefault: 36, most: 120 } as const;

/**
 * For how many months something is kept: as set now, but never longer than people were told before
 * they answered (GDPR, article 5(1)(e)); `told` is undefined for rounds from before they were told.
 */
export const monthsKept = (set: number, told: number | undefined): number =>
  told === undefined ? set : Math.min(set, told);

/**
 * So many months after an instant: the same day of the month and the same time in UTC, the last day of
 * a month that has no such day. From then on nothing is kept.
 */
export function keptUntil(from: Date, months: number): Date {
  const end = new Date(from);
  end.setUTCDate(1);
  end.setUTCMonth(end.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate();
  end.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return end;
}

/** Whether the keeping of what came about `from` has ended by `now`. */
export const isKeepingOver = (from: Date, months: number, now: Date): boolean =>
  now >= keptUntil(from, months);
