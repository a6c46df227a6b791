import type { FederationBus } from '#federation/bus.js';
import { BatchPace } from './batch-pace.js';
import type { ReplayOutcome } from './dead-letter-replay.sql.js';
import type { DeadLetters } from './dead-letters.js';
import type { FollowerContext } from './follower-context.js';
import { takeBatch } from './take-batch.js';

/**
 * Feeds every record of a dead-letter topic through the checks of the bus once more. It moves no
 * offset, and an origin that fails is left as it is. A record that is refused for the same reason
 * again has its quarantine row already and is not copied a second time. Never throws.
 */
export async function replayDeadLetters(
  context: FollowerContext,
  bus: Pick<FederationBus, 'read'>,
  topic: string,
  letters: DeadLetters,
): Promise<ReplayOutcome> {
  const pace = new BatchPace();
  let taken = 0;
  let seen = 0;
  try {
    for await (const { partition, records } of bus.read(topic, 'earliest'))
      for (let from = 0; from < records.length;) {
        const part = pace.next(records, from);
        const patience = { skip: new Set<string>(), heldAt: undefined, isOver: () => false };
        const result = await takeBatch(context, { records: part }, patience);
        letters.send(result.taken, { topic, partition }, context.clock.now(), 'again');
        taken += result.taken.filter(({ outcome }) => outcome !== 'quarantined').length;
        seen += part.length;
        from += part.length;
      }
    return { taken, refused: seen - taken, failure: null };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { taken, refused: seen - taken, failure: failure.slice(0, 300) };
  }
}
