import { CheckpointObserver } from './checkpoint-observer.js';
import type { FollowerContext } from './follower-context.js';
import type { FollowedLedger } from './follower-ports.js';
import { parsedTrust } from './parsed-trust.js';
import type { SeenFrom } from './observed-checkpoint.sql.js';
import { Unverified, type VerifiedCheckpoint, verifyCheckpoint } from './verify-checkpoint.js';

/**
 * Like verifyCheckpoint, and refuses the same. A checkpoint that the log signed and its witnesses
 * did not is not believed, but it counts against the log: it is observed before it is refused.
 */
export async function verifyObserved(
  context: FollowerContext,
  noteText: string,
  trust: FollowedLedger,
  seenFrom: SeenFrom,
): Promise<VerifiedCheckpoint> {
  try {
    return verifyCheckpoint(noteText, trust);
  } catch (error) {
    if (error instanceof Unverified && error.code === 'segment.no-quorum') {
      const { keys } = parsedTrust(trust);
      await new CheckpointObserver(context).observe(noteText, keys, seenFrom);
    }
    throw error;
  }
}
