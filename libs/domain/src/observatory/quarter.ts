/** First instant after a quarter `2026-Q4`, in UTC. */
export function endOfQuarter(quarter: string): Date {
  const [year = 0, number = 0] = quarter.split('-Q').map(Number);
  return new Date(Date.UTC(year, number * 3, 1));
}

/** The last quarter that was over at an instant, in UTC. */
export function quarterBefore(instant: Date): string {
  const year = instant.getUTCFullYear();
  const number = Math.floor(instant.getUTCMonth() / 3);
  return number === 0 ? `${String(year - 1)}-Q4` : `${String(year)}-Q${String(number)}`;
}
