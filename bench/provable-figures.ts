import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Claim, Issued } from '#domain/generated/schemas.js';
import { startSeparately } from '../tools/chaos/separate-system.js';
import { type Api, ApiRefusal } from '../tools/demo/api-client.js';
import { assessClaim, openClaim } from '../tools/demo/issue-claim.js';
import { partiesOf } from '../tools/demo/prepare-claims.js';
import type { Example } from '../tools/demo/read-example.js';
import type { SignIns } from '../tools/demo/sign-ins.js';

/** Issue to provable, in milliseconds; `reference` is one bare commit in the same minute. */
export interface LatencyFigure {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly samples: number;
  readonly reference: { readonly p50: number; readonly p99: number };
  readonly unit: 'ms';
  readonly goal: string;
  readonly ok: boolean;
}

/** docs/design/ledger.md 15, G4: provable after the 201, development cadence. */
const GOAL_MS = 1000;
/** So many claims are offered and then accepted, as many at a time as there are clients. */
const SAMPLES: Readonly<Record<number, number>> = { 1: 20, 8: 40, 32: 64 };

interface Offer {
  readonly candidate: Api;
  readonly claim: Claim;
}

const rounded = (value: number) => Number(value.toPrecision(4));
const at = (values: readonly number[], share: number): number =>
  rounded(
    [...values].sort((a, b) => a - b)[
      Math.min(values.length - 1, Math.ceil(values.length * share) - 1)
    ] ?? 0,
  );

/** fdatasync calls a second where temporary files lie, over half a second. */
export function flushesPerSecond(): number {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-flush-'));
  const file = openSync(join(dir, 'file'), 'w');
  try {
    const began = performance.now();
    let times = 0;
    for (; performance.now() - began < 500; times++) {
      writeSync(file, Buffer.alloc(8192), 0, 8192, 0);
      fdatasyncSync(file);
    }
    return rounded((times * 1000) / (performance.now() - began));
  } finally {
    closeSync(file);
    rmSync(dir, { recursive: true });
  }
}

/** One row in one transaction, forty times. */
async function commitTimes(url: string): Promise<number[]> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    await db.query('CREATE TABLE IF NOT EXISTS bare_commit (entry bytea)');
    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const began = performance.now();
      await db.query('INSERT INTO bare_commit VALUES ($1)', [Buffer.alloc(34, i)]);
      times.push(performance.now() - began);
    }
    return times;
  } finally {
    await db.end();
  }
}

/** Claims that wait for their candidate: every example at every level it can be claimed at. */
async function* offers(example: Example, signIns: SignIns): AsyncGenerator<Offer> {
  const people = await Promise.all(
    example.experiences.map(async (row) => ({ row, ...(await partiesOf(row, example, signIns)) })),
  );
  for (;;)
    for (const level of ['1', '2', '3', '4'])
      for (const { row, ...parties } of people) {
        const { candidate } = parties;
        try {
          const claim = await assessClaim(await openClaim(candidate, { ...row, level }), parties);
          if (claim.state === 'offered') yield { candidate, claim };
        } catch (error) {
          // Not every standard has every level, nor accepts every kind of evidence.
          if (!(error instanceof ApiRefusal) || error.status !== 422) throw error;
        }
      }
}

/** From the 201 of the acceptance to the 200 of the proof. */
async function provableAfter({ candidate, claim }: Offer): Promise<number> {
  const { credentialId } = await candidate.post<Issued>(
    `/api/v1/claims/${claim.id}/acceptance`,
    {},
  );
  const began = performance.now();
  const proof = await candidate.text(`/api/v1/credentials/${credentialId}/proof`, {
    prefer: 'wait=20',
  });
  if (proof.status !== 200) throw new Error('not provable within 20 s');
  return performance.now() - began;
}

/** Issue to provable over HTTP, hub and registry as processes of their own, development cadence. */
export async function* provableFigures(
  url: string,
  example: Example,
): AsyncGenerator<LatencyFigure> {
  const system = await startSeparately(url, example);
  try {
    const offered = offers(example, system.signIns);
    for (const clients of [1, 8, 32]) {
      const times: number[] = [];
      const bare: number[] = [];
      while (times.length < (SAMPLES[clients] ?? 0)) {
        const together: Offer[] = [];
        while (together.length < clients) {
          const next = await offered.next();
          if (next.done === true) throw new Error('there are always more offers');
          together.push(next.value);
        }
        times.push(...(await Promise.all(together.map(provableAfter))));
        if (bare.length < 80) bare.push(...(await commitTimes(url)));
      }
      yield {
        name: `issue to provable, ${String(clients)} ${clients === 1 ? 'client' : 'clients'} / bare commit`,
        p50: at(times, 0.5),
        p95: at(times, 0.95),
        p99: at(times, 0.99),
        samples: times.length,
        reference: { p50: at(bare, 0.5), p99: at(bare, 0.99) },
        unit: 'ms',
        goal: `p95 <= ${String(GOAL_MS)}`,
        ok: at(times, 0.95) <= GOAL_MS,
      };
    }
  } finally {
    await system.stop();
  }
}
