import { createHash } from 'node:crypto';

/**
 * Where in its period a ledger does what it does once a period: SHA-256 of its origin (UTF-8) as a
 * big-endian number, modulo the period. Thousands of ledgers that each do something every ten minutes
 * then do it spread over the ten minutes, without agreeing on anything. 0 for a period of 0.
 */
export function clockOffset(origin: string, periodMs: number): number {
  if (periodMs === 0) return 0;
  const digest = createHash('sha256').update(origin, 'utf8').digest('hex');
  return Number(BigInt(`0x${digest}`) % BigInt(periodMs));
}

/** Start of the period of a ledger in which `now` lies. Milliseconds, periods never of length 0. */
export function periodStart(origin: string, periodMs: number, now: number): number {
  const offset = clockOffset(origin, periodMs);
  return Math.floor((now - offset) / periodMs) * periodMs + offset;
}
