import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { type SeparateSystem, startSeparately } from '../../tools/chaos/separate-system.js';
import { databaseKinds, type FreshDatabase } from '../support/databases.js';
import { requirement } from '../support/requirements.js';
import { arrive, example, focused, type Steps } from './steps.js';
import { launch } from './visitor.js';

const chromium = requirement('chromium');
const [, postgres] = databaseKinds();

/** Here the test can hold a computation where it is, so that an officer has time to change their mind. */
chromium.describe('an officer who does not want to wait', () => {
  let fresh: FreshDatabase;
  let system: SeparateSystem;
  let browser: Browser;
  let me: Steps;
  let db: pg.Client;

  beforeAll(async () => {
    if (!postgres) throw new Error('there are two kinds of databases');
    fresh = await postgres.fresh();
    const url = fresh.database as string;
    system = await startSeparately(url, example);
    db = new pg.Client({ connectionString: url });
    await db.connect();
    browser = await launch(chromium.value);
    me = await arrive(browser, system.signIns);
  });
  afterAll(async () => {
    await me?.visitor.leave();
    await browser?.close();
    await db?.end();
    await system?.stop();
    await fresh?.drop();
  });

  it('cancels the computation of a cluster, and starts it anew later', async () => {
    const { page, visitor } = me;
    const { cluster, firm } = await closedRounds(db);
    await db.query('BEGIN');
    await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`audit:${firm}`]);
    await me.signIn(system.signIns.officer, `/hub/audit/rounds/${cluster}`);
    await me.press('Compute the picture');
    await me.says('The picture of the cluster is being computed');
    await me.says('0 of 2 steps done, 0 failed.');
    await me.unfold('Cancel the computation');
    await me.says('Pictures of firms that are computed stay with their firms.');
    await visitor.look('run-cancel');
    await me.press('Cancel it now');
    await me.says('The computation of the cluster’s picture was cancelled');
    await page.getByText(/^Cancelled: .+ Start again on the page of the round\.$/).waitFor();
    expect(await focused(page)).toMatch(/^Cancelled: /);
    expect(await page.getByText('Cancel the computation').count()).toBe(0);
    await visitor.look('run-cancelled');
    await db.query('COMMIT');

    await page.goto(new URL('/hub/audit', page.url()).href);
    await me.says('There is no picture yet.');
    expect(await page.getByText('The picture of the cluster is being computed').count()).toBe(0);
    await page.goto(new URL(`/hub/audit/rounds/${cluster}`, page.url()).href);
    await me.press('Compute the picture');
    await me.follow('Look at the picture');
    await page.waitForURL(/\/hub\/audit\/[0-9a-f-]{36}$/);
    expect(visitor.faults).toEqual([]);
  });
});

/** A round of the cluster and one of a firm of it, both over, which nobody answered. */
async function closedRounds(db: pg.Client) {
  const [cluster, firm] = [randomUUID(), randomUUID()];
  await db.query('SET search_path = hub');
  const add = `INSERT INTO audit_round (id, kind, firm_id, cluster_round_id, instrument_version,
      created_at, opens_at, closes_at, closed_at)
    SELECT $1::uuid, $2, $3::uuid, $4::uuid, '1', now() - interval '2 days', now() - interval '2 days',
      now() - interval '1 day', now() - interval '1 day'`;
  const { rows } = await db.query<{ id: string }>('SELECT id FROM firm ORDER BY id LIMIT 1');
  await db.query(add, [cluster, 'cluster', null, null]);
  await db.query(add, [firm, 'firm', rows[0]?.id, cluster]);
  return { cluster, firm };
}
