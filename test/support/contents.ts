import { DataSource } from 'typeorm';
import type { Cluster } from './cluster.js';

/** How many rows every table of both apps has, and what they hold. */
export async function contents(cluster: Cluster): Promise<Record<string, unknown>> {
  const db = cluster.hub.app.get(DataSource, { strict: false });
  const tables = await db.query<{ name: string }[]>(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema IN ('hub', 'registry') AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const rows: Record<string, unknown> = {};
  for (const { name } of tables)
    [rows[name]] = await db.query<unknown[]>(
      `SELECT count(*)::int AS count, md5(string_agg(t::text, '|' ORDER BY t::text)) AS md5 FROM ${name} t`,
    );
  return rows;
}

/**
 * The contents once the start of both apps has been written, sequenced and published. No loop of
 * theirs waits for more than a second before it looks again.
 */
export async function settled(cluster: Cluster): Promise<Record<string, unknown>> {
  let before = await contents(cluster);
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 700));
    const now = await contents(cluster);
    quiet = JSON.stringify(now) === JSON.stringify(before) ? quiet + 1 : 0;
    before = now;
  }
  return before;
}
