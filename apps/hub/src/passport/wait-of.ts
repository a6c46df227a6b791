/** Longest wait that a request may ask for, in seconds. */
const LONGEST_WAIT = 20;

/** Milliseconds a client is ready to wait: `Prefer: wait=20` (RFC 7240 4.3), at most 20 seconds. */
export function waitOf(prefer: string | undefined): number {
  const seconds = /(?:^|[,;\s])wait=([0-9]{1,4})(?=$|[,;\s])/i.exec(prefer ?? '')?.[1];
  return seconds === undefined ? 0 : Math.min(Number(seconds), LONGEST_WAIT) * 1000;
}
