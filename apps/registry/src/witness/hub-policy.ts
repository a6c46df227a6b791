/**
 * The policy under which proofs of hubs are judged (c2sp.org/tlog-policy): the witness of this
 * registry has cosigned.
 */
export function hubPolicy(witnessKey: string): string {
  return `witness registry ${witnessKey}\nquorum registry\n`;
}
