import type { DataSource } from 'typeorm';
import { type CommandContext, UsageError } from '../command.js';
import { onDatabase } from '../federation/party-database.js';

/** Help of the option that names the hub's database. */
export const DATABASE_HELP = `  --database URL  PostgreSQL of the hub (default HUB_DATABASE_URL)`;

/** Works on the hub's tables as they are. Throws UsageError. */
export function onHub<T>(
  database: string | undefined,
  { env }: Pick<CommandContext, 'env'>,
  work: (db: DataSource) => Promise<T>,
): Promise<T> {
  const url = database ?? env.HUB_DATABASE_URL;
  if (!url || !/^postgres(ql)?:\/\//.test(url))
    throw new UsageError('name the database by --database postgres://…');
  return onDatabase({ party: 'hub', database: url }, work);
}
