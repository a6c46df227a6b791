import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { issueDataIntegrity } from '#credentials/issue-data-integrity.js';
import { issueVcJwt } from '#credentials/issue-vc-jwt.js';
import { renderOpenBadge } from '#credentials/render-open-badge.js';
import type { Claim, CompetenceRecord } from '#domain/generated/schemas.js';
import { assessClaim, openClaim } from '../tools/demo/issue-claim.js';
import { partiesOf } from '../tools/demo/prepare-claims.js';
import type { Example } from '../tools/demo/read-example.js';
import { startSystem } from '../tools/demo/system.js';
import { figure, type Figure } from './compare.js';

const ROUNDS = 6;
/** USER_HZ of Linux, in which /proc counts CPU time. */
const TICKS_PER_SECOND = 100;

/** CPU seconds a process has used, in user and kernel mode. Linux only. */
function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/**
 * Credentials issued over HTTP for each CPU second of the whole system (hub, registry, database,
 * bus, witness in one process), beside signing the same two formats and nothing else.
 */
export async function httpIssueFigure(example: Example, record: CompetenceRecord): Promise<Figure> {
  const system = await startSystem(process.env);
  try {
    const parties = [];
    for (const row of example.experiences)
      parties.push({ row, ...(await partiesOf(row, example, system.signIns)) });
    let issued = 0;
    let seconds = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const offered: { claim: Claim; candidate: (typeof parties)[number]['candidate'] }[] = [];
      for (const { row, ...people } of parties) {
        const { candidate } = people;
        const claim = await assessClaim(await openClaim(candidate, row), people);
        offered.push({ claim, candidate });
      }
      const before = cpuSecondsOf(system.pid);
      for (const { claim, candidate } of offered)
        await candidate.post(`/api/v1/claims/${claim.id}/acceptance`, {});
      seconds += cpuSecondsOf(system.pid) - before;
      issued += offered.length;
    }
    return figure(
      'issue over HTTP, signed, durable, logged / signing alone',
      issued / seconds,
      await signingPerCpuSecond(record),
      'credentials/CPU-s',
    );
  } finally {
    await system.stop();
  }
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
