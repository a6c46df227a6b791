import { parseArgs } from 'node:util';
import { repairNow } from '#platform/federation/parked-origin.sql.js';
import { type Command, CONTRADICTED, GOOD, UsageError } from '../command.js';
import { onDatabase, PARTY_HELP, PARTY_OPTIONS, readParty } from './party-database.js';

const usage = `guildmark federation unpark ORIGIN [--registry] [--database URL]
  makes the next repair of a parked origin due now; the running program finds it within seconds
${PARTY_HELP}
exit: 0 due now, 1 refused (frozen, or not parked), 2 could not ask, 64 wrong usage`;

/** `guildmark federation unpark`: an origin is tried again without waiting for its pause. */
export const unparkCommand: Command = {
  usage,
  run: async (args, context) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: PARTY_OPTIONS,
    });
    const [origin, ...more] = positionals;
    if (origin === undefined || more.length > 0) throw new UsageError('name one origin');
    const done = await onDatabase(readParty(values, context), (db) =>
      repairNow(db, origin, context.now),
    );
    if (done.outcome === 'due') {
      context.print(`${origin} is tried again now; it was parked for: ${done.reason}`);
      return GOOD;
    }
    context.complain(
      done.outcome === 'frozen'
        ? `${origin} is frozen: its log has signed two pasts (equivocation), and no repair goes on from there. The evidence is in ledger_evidence; a successor ledger is how the party goes on`
        : `${origin} is not parked`,
    );
    return CONTRADICTED;
  },
};
