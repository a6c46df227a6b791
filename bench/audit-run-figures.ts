import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Respondent } from '#domain/audit/audit-input.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import type { AuditRun, AuditStart } from '#domain/generated/schemas.js';
import { startSeparately } from '../tools/chaos/separate-system.js';
import { ApiClient } from '../tools/demo/api-client.js';
import type { Example } from '../tools/demo/read-example.js';
import { openBenchDatabase } from './bench-database.js';
import { figure, type Figure } from './compare.js';
import { cpuSecondsOf } from './cpu-seconds.js';

const FIRMS = 500;
/** Ten times as often as the screen looks: a value that is skipped is skipped by the run. */
const LOOK_MS = 100;

/** Answers of the respondents of each firm, and of those who know the cluster. */
export interface GivenAnswers {
  readonly firm: readonly Respondent[];
  readonly cluster: readonly Respondent[];
}

/**
 * An officer audits a cluster of 500 firms over HTTP and looks how far it is: seconds on the wall,
 * CPU seconds of the hub and of PostgreSQL, how many values of the progress were seen, and the longest
 * that a look took. Each firm has six respondents and nothing on record.
 */
export async function* auditRunFigures(
  example: Example,
  answers: GivenAnswers,
  env: NodeJS.ProcessEnv,
): AsyncGenerator<Figure> {
  const database = process.platform === 'linux' ? await openBenchDatabase(env) : undefined;
  if (!database) {
    console.error('skipped: audit of a cluster over HTTP (needs Linux and PostgreSQL)');
    return;
  }
  try {
    const system = await startSeparately(database.url, example);
    try {
      const roundId = await fillRounds(database.url, answers);
      const { hub, signIns } = system;
      const officer = await new ApiClient(signIns.hub).signedIn(signIns.officer, signIns.password);
      const hubPids = hub.pid === undefined ? [] : [hub.pid];
      const used = async () => [cpuSecondsOf(hubPids), cpuSecondsOf(await database.processes())];
      const before = await used();
      const { seconds, progress, longestLook } = await watchRun(officer, roundId);
      const [ofHub = 0, ofDatabase = 0] = (await used()).map((now, at) => now - (before[at] ?? 0));
      const name = `audit-run-${String(FIRMS)}-firms-over-http`;
      yield figure(`${name}, wall / CPU of hub and PostgreSQL`, seconds, ofHub + ofDatabase, 's');
      yield figure(`${name}, CPU of the hub / of PostgreSQL`, ofHub, ofDatabase, 'CPU-s');
      yield figure(`${name}, values of progress / steps`, progress, FIRMS + 1, 'values');
      yield figure(`${name}, longest look / time between looks`, longestLook, LOOK_MS, 'ms');
    } finally {
      await system.stop();
    }
  } finally {
    await database.close();
  }
}

/** Starts the run and looks until it is over. Throws when it, or a firm of it, fails. */
async function watchRun(officer: ApiClient, roundId: string) {
  const began = performance.now();
  const { run } = await officer.post<AuditStart>('/api/v1/audits', { roundId });
  if (!run) throw new Error('the audit of a cluster is a run');
  const seen = new Set<number>();
  let longestLook = 0;
  for (;;) {
    const asked = performance.now();
    const found = await officer.get<AuditRun>(`/api/v1/audit-runs/${run.id}`);
    longestLook = Math.max(longestLook, performance.now() - asked);
    seen.add(found.done);
    if (found.state !== 'running') {
      if (found.state !== 'done' || found.done !== FIRMS + 1)
        throw new Error(`the run ended so: ${JSON.stringify(found)}`);
      return { seconds: (performance.now() - began) / 1000, progress: seen.size, longestLook };
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Firms, each with a closed round that was answered, under a closed round of the cluster; its id. */
async function fillRounds(url: string, answers: GivenAnswers): Promise<string> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query('SET search_path = hub');
    await db.query('BEGIN');
    const cluster = await addRound(db, 'cluster');
    await addAnswers(db, cluster, 'hub-officer', answers.cluster);
    for (let n = 1; n <= FIRMS; n += 1) {
      const firm = randomUUID();
      const key = `bench-${String(n)}`;
      await db.query(`INSERT INTO firm VALUES ($1, $2, $2, 'soles', 'Stra', $3)`, [
        ...[firm, key, 6 + (n % 40)],
      ]);
      const round = await addRound(db, 'firm', firm, cluster);
      await addAnswers(db, round, 'employee', answers.firm);
    }
    await db.query('COMMIT');
    return cluster;
  } finally {
    await db.end();
  }
}

async function addRound(
  db: pg.Client,
  kind: 'firm' | 'cluster',
  firm?: string,
  cluster?: string,
): Promise<string> {
  const id = randomUUID();
  await db.query(
    `INSERT INTO audit_round (id, kind, firm_id, cluster_round_id, instrument_version, created_at,
       opens_at, closes_at, closed_at)
     VALUES ($1, $2, $3, $4, $5, now() - interval '9 days', now() - interval '9 days',
       now() - interval '1 day', now() - interval '1 day')`,
    [id, kind, firm ?? null, cluster ?? null, instrument.version],
  );
  return id;
}

async function addAnswers(
  db: pg.Client,
  round: string,
  stratum: string,
  respondents: readonly Respondent[],
): Promise<void> {
  for (const { answers } of respondents) {
    const id = randomUUID();
    await db.query('INSERT INTO audit_respondent VALUES ($1, $2, $3, NULL)', [id, round, stratum]);
    const given = Object.entries(answers);
    await db.query(
      `INSERT INTO audit_answer SELECT $1, item, code FROM unnest($2::text[], $3::text[]) AS a(item, code)`,
      [
        ...[id, given.map(([item]) => item)],
        given.map(([, code]) => (code === null || code === undefined ? null : String(code))),
      ],
    );
  }
}
