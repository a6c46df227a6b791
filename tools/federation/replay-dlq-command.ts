import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import {
  askForReplay,
  type ReplayOutcome,
  replayOutcome,
} from '#platform/federation/dead-letter-replay.sql.js';
import { type Command, CONTRADICTED, COULD_NOT_CHECK, GOOD, UsageError } from '../command.js';
import { onDatabase, PARTY_HELP, PARTY_OPTIONS, readParty } from './party-database.js';

const usage = `guildmark federation replay-dlq --registry [--database URL] [--wait SECONDS]
  feeds the dead letters of the registry through the checks of the bus once more; the running
  registry does it, because it alone has the trust list and the right to read them
${PARTY_HELP}
  --wait SECONDS   how long to wait for it (default 60)
exit: 0 done, 1 ended early, 2 nobody did it, 64 wrong usage`;

/** `guildmark federation replay-dlq`: leaves a request, and waits for the answer. */
export const replayDlqCommand: Command = {
  usage,
  run: async (args, context) => {
    const { values } = parseArgs({
      args: [...args],
      options: { ...PARTY_OPTIONS, wait: { type: 'string', default: '60' } },
    });
    const place = readParty(values, context);
    if (place.party !== 'registry')
      throw new UsageError('only the registry has dead letters: name it by --registry');
    if (!/^\d{1,5}$/.test(values.wait)) throw new UsageError('--wait is a number of seconds');
    const outcome = await onDatabase(place, async (db) => {
      const id = randomUUID();
      await askForReplay(db, id, context.now);
      const end = performance.now() + Number(values.wait) * 1000;
      let found: ReplayOutcome | undefined;
      while (!(found = await replayOutcome(db, id)) && performance.now() < end) await pause(200);
      return found;
    });
    if (!outcome) {
      context.complain('nobody did it yet: is the registry running? The request stays');
      return COULD_NOT_CHECK;
    }
    const { taken, refused, failure } = outcome;
    context.print(`${taken} taken, ${refused} refused again or left`);
    if (failure === null) return GOOD;
    context.complain(`it ended early: ${failure}`);
    return CONTRADICTED;
  },
};
