import { parseArgs } from 'node:util';
import { type Command, COULD_NOT_CHECK, CONTRADICTED, GOOD, UsageError } from '../command.js';
import { openDatabase } from '../ledger/database-source.js';
import { archiveLedgers } from './archive-ledgers.js';

const usage = `guildmark registry archive DIR [--database URL|DIR]
  writes the registry's ledger and every mirror below DIR, each in a folder of its own (SHA-256 of its
  origin) at the paths of its server, with manifest.json; to be run again and again, say every night:
  only what is new is written, bodies that were erased are removed, all of it is checked
  --database   PostgreSQL, or the data directory of a stopped system (default REGISTRY_DATABASE_URL)
exit: 0 good, 1 a ledger is not as it was signed, 2 not done, 64 wrong usage`;

/** `guildmark registry archive`: every ledger as files, for a static server and for a rebuild. */
export const archiveCommand: Command = {
  usage,
  run: async (args, context) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { database: { type: 'string' } },
    });
    const [directory, ...more] = positionals;
    if (directory === undefined || more.length > 0) throw new UsageError('name one directory');
    const place = values.database ?? context.env.REGISTRY_DATABASE_URL;
    if (!place) throw new UsageError('name the database');
    const { db, close } = await openDatabase(place, 'registry');
    let worst = GOOD;
    try {
      for await (const done of archiveLedgers(db, directory, context.progress)) {
        context.progress('');
        const { origin, folder, size, written, removed, faults } = done;
        context.print(
          faults.length === 0
            ? `${origin}: ${size} leaves in ${folder}; ${written} files written, ${removed} erased bodies removed`
            : `${origin}: not archived`,
        );
        for (const { path, detail, code } of faults)
          context.complain(`  ${path}: ${detail} [${code}]`);
        const isAway = faults.every(({ code }) => code === 'file.unreachable');
        if (faults.length > 0) worst = isAway ? COULD_NOT_CHECK : CONTRADICTED;
      }
      return worst;
    } finally {
      await close();
    }
  },
};
