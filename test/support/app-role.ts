import { randomBytes } from 'node:crypto';
import { runStatement } from '../../tools/run-statement.js';
import type { DatabaseKind } from './databases.js';
import { requirement } from './requirements.js';

/** A PostgreSQL database with two roles: one owns the tables, the other only works with them. */
export interface TwoRoles {
  /** Gives the database to the cluster, as the app role sees it. */
  readonly kind: DatabaseKind;
  /** URL of the role that owns the tables. */
  readonly owner: string;
  /** One statement as the owner, and its rows. */
  asOwner(statement: string): Promise<readonly Record<string, unknown>[]>;
  /** URL of the role that owns nothing. */
  readonly app: string;
  drop(): Promise<void>;
}

/** A fresh database, made by an administrator, whose owner is not the role the app works as. */
export async function twoRoles(): Promise<TwoRoles> {
  const admin = requirement('postgres').value;
  const [database, owner, app] = ['db', 'owner', 'app'].map(
    (word) => `guildmark_${word}_${randomBytes(6).toString('hex')}`,
  ) as [string, string, string];
  const password = randomBytes(12).toString('hex');
  for (const role of [owner, app])
    await runStatement(admin, `CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
  await runStatement(admin, `CREATE DATABASE ${database} OWNER ${owner}`);
  const urlOf = (role: string) => {
    const url = new URL(admin);
    Object.assign(url, { username: role, password, pathname: `/${database}` });
    return url.href;
  };
  const drop = async () => {
    await runStatement(admin, `DROP DATABASE ${database} WITH (FORCE)`);
    for (const role of [owner, app]) await runStatement(admin, `DROP ROLE ${role}`);
  };
  // The test drops it: roles can only go after the database.
  const fresh = () => Promise.resolve({ database: urlOf(app), drop: () => Promise.resolve() });
  return {
    kind: { name: 'PostgreSQL', fresh },
    owner: urlOf(owner),
    asOwner: (statement) => runStatement(urlOf(owner), statement),
    app: urlOf(app),
    drop,
  };
}
