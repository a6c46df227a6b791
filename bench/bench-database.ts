import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { findPostgres, startPostgres } from '../tools/own-postgres.js';
import { runStatement } from '../tools/run-statement.js';

/** A database of a measurement, with what it takes to get rid of it. */
export interface BenchDatabase {
  readonly url: string;
  /** Ids of the server's processes: all when it is ours alone, else those of our connections. */
  processes(): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** On TEST_DATABASE_URL, else on a server started for this; undefined where there is neither. */
export async function openBenchDatabase(
  env: NodeJS.ProcessEnv,
): Promise<BenchDatabase | undefined> {
  const given = env.TEST_DATABASE_URL;
  const bin = given === undefined ? findPostgres() : undefined;
  if (given === undefined && bin === undefined) return undefined;
  const server = bin === undefined ? undefined : await startPostgres(bin);
  const admin = given ?? server?.url ?? '';
  const name = `guildmark_bench_${randomBytes(6).toString('hex')}`;
  await runStatement(admin, `CREATE DATABASE ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    processes: async () => {
      const mine = server === undefined ? 'WHERE datname = current_database()' : '';
      const rows = await runStatement(url.href, `SELECT pid FROM pg_stat_activity ${mine}`);
      return rows.map(({ pid }) => Number(pid)).filter((pid) => existsSync(`/proc/${String(pid)}`));
    },
    close: async () => {
      await runStatement(admin, `DROP DATABASE ${name} WITH (FORCE)`);
      await server?.stop();
    },
  };
}
