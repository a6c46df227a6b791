import { generateKeyPairSync } from 'node:crypto';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueVcJwt } from '#credentials/issue-vc-jwt.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import type { Claim, CompetenceRecord } from '#domain/generated/schemas.js';
import { startSeparately } from '../tools/chaos/separate-system.js';
import { assessClaim, openClaim } from '../tools/demo/issue-claim.js';
import { partiesOf } from '../tools/demo/prepare-claims.js';
import type { Example } from '../tools/demo/read-example.js';
import type { SignIns } from '../tools/demo/sign-ins.js';
import { startSystem } from '../tools/demo/system.js';
import { type BenchDatabase, openBenchDatabase } from './bench-database.js';
import { figure, type Figure } from './compare.js';
import { cpuSecondsOf } from './cpu-seconds.js';

const ROUNDS = 6;

/** Issuing over HTTP per CPU second of all processes: in one process, and in separate ones. */
export async function* httpFigures(
  example: Example,
  record: CompetenceRecord,
  env: NodeJS.ProcessEnv,
): AsyncGenerator<Figure> {
  if (process.platform !== 'linux') {
    console.error('skipped: issue over HTTP per CPU second (needs Linux)');
    return;
  }
  yield await inOneProcess(example, record);
  const database = await openBenchDatabase(env);
  if (!database) {
    console.error('skipped: issue over HTTP, separate processes (needs PostgreSQL)');
    return;
  }
  try {
    yield await inSeparateProcesses(example, record, database);
  } finally {
    await database.close();
  }
}

/** Hub, registry, database, bus and witness in one process, beside signing both formats alone. */
async function inOneProcess(example: Example, record: CompetenceRecord): Promise<Figure> {
  const system = await startSystem(process.env);
  try {
    const rate = await issuedPerCpuSecond(example, system.signIns, () =>
      Promise.resolve(cpuSecondsOf([system.pid])),
    );
    return figure(
      'issue over HTTP, signed, durable, logged / signing alone',
      rate,
      await signingPerCpuSecond(record),
      'credentials/CPU-s',
    );
  } finally {
    await system.stop();
  }
}

/** The same with hub and registry as processes of their own on PostgreSQL, whose time counts too. */
async function inSeparateProcesses(
  example: Example,
  record: CompetenceRecord,
  database: BenchDatabase,
): Promise<Figure> {
  const system = await startSeparately(database.url, example);
  try {
    const rate = await issuedPerCpuSecond(example, system.signIns, async () => {
      const apps = [system.hub.pid, system.registry.pid].filter((pid) => pid !== undefined);
      return cpuSecondsOf([...apps, ...(await database.processes())]);
    });
    return figure(
      'issue over HTTP, hub, registry and PostgreSQL apart / signing alone',
      rate,
      await signingPerCpuSecond(record),
      'credentials/CPU-s',
    );
  } finally {
    await system.stop();
  }
}

async function issuedPerCpuSecond(
  example: Example,
  signIns: SignIns,
  used: () => Promise<number>,
): Promise<number> {
  const parties = [];
  for (const row of example.experiences)
    parties.push({ row, ...(await partiesOf(row, example, signIns)) });
  let issued = 0;
  let seconds = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const offered: { claim: Claim; candidate: (typeof parties)[number]['candidate'] }[] = [];
    for (const { row, ...people } of parties) {
      const { candidate } = people;
      const claim = await assessClaim(await openClaim(candidate, row), people);
      offered.push({ claim, candidate });
    }
    const before = await used();
    for (const { claim, candidate } of offered)
      await candidate.post(`/api/v1/claims/${claim.id}/acceptance`, {});
    seconds += (await used()) - before;
    issued += offered.length;
  }
  return issued / seconds;
}

async function signingPerCpuSecond(record: CompetenceRecord): Promise<number> {
  const ed = {
    kid: 'did:web:hub.example#ed-1',
    alg: 'EdDSA',
    privateKey: generateKeyPairSync('ed25519').privateKey,
  } as const;
  const ec = {
    kid: 'did:web:hub.example#p256-1',
    alg: 'ES256',
    privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
  } as const;
  const now = new Date('2026-11-23T10:00:00Z');
  const before = process.cpuUsage();
  const times = 300;
  for (let i = 0; i < times; i++) {
    const unsigned = renderOpenBadge(record);
    await issueDataIntegrity(unsigned, ed, now);
    await issueVcJwt(unsigned, ec);
  }
  const { user, system } = process.cpuUsage(before);
  return times / ((user + system) / 1e6);
}
