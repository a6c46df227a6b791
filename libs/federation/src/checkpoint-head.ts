/** The two lines of a checkpoint that a segment must agree with, unverified. */
export interface CheckpointHead {
  readonly origin: string;
  readonly size: number;
}

/**
 * Reads origin and tree size from the first two lines of a note (tlog-checkpoint v1.0.0), or gives
 * undefined when they are not there. Says nothing about signatures.
 */
export function checkpointHead(note: string): CheckpointHead | undefined {
  const [origin, size, root] = note.split('\n', 3);
  if (!origin || !size || !root || !/^(0|[1-9]\d{0,15})$/.test(size)) return undefined;
  const number = Number(size);
  return Number.isSafeInteger(number) ? { origin, size: number } : undefined;
}
