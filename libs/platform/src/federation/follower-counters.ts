/**
 * What a follower has counted since the process started; what must outlive it stands in tables. Read
 * by whoever shows metrics.
 */
export class FollowerCounters {
  private readonly counts = {
    rebalances: 0,
    verifySeconds: 0,
    verifiedSegments: 0,
    leaves: 0,
    gapEntries: 0,
    tampering: 0,
    equivocations: 0,
    deadLetters: 0,
    deadLettersLost: 0,
  };

  /** Times the group dealt out its partitions anew. */
  get rebalances(): number {
    return this.counts.rebalances;
  }
  /** Seconds spent on reading segments and on their signatures. */
  get verifySeconds(): number {
    return this.counts.verifySeconds;
  }
  /** Segments read in that time, refused ones included. */
  get verifiedSegments(): number {
    return this.counts.verifiedSegments;
  }
  /** Leaves mirrored from the bus. */
  get leaves(): number {
    return this.counts.leaves;
  }
  /** Leaves fetched over HTTP because the bus did not bring them. */
  get gapEntries(): number {
    return this.counts.gapEntries;
  }
  /** Records that the bus altered: the log's own entries are proven and others. */
  get tampering(): number {
    return this.counts.tampering;
  }
  /** Contradictions of a log that became evidence. */
  get equivocations(): number {
    return this.counts.equivocations;
  }
  /** Refused records copied to the dead letters, and those whose copy could not be written. */
  get deadLetters(): number {
    return this.counts.deadLetters;
  }
  get deadLettersLost(): number {
    return this.counts.deadLettersLost;
  }

  /** The subscription counts by itself and begins again with each one. */
  sawRebalances(since: number): void {
    this.counts.rebalances += since;
  }
  verified(seconds: number, segments: number): void {
    this.counts.verifySeconds += seconds;
    this.counts.verifiedSegments += segments;
  }
  mirrored(leaves: number): void {
    this.counts.leaves += leaves;
  }
  filledGap(entries: number): void {
    this.counts.gapEntries += entries;
  }
  foundTampering(records: number): void {
    this.counts.tampering += records;
  }
  foundEquivocation(): void {
    this.counts.equivocations++;
  }
  wroteDeadLetters(records: number): void {
    this.counts.deadLetters += records;
  }
  lostDeadLetters(records: number): void {
    this.counts.deadLettersLost += records;
  }
}
