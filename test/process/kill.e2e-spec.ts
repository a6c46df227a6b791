import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import type {
  Claims,
  CredentialSummary,
  RegisteredHubs,
  Verdict,
} from '#domain/generated/schemas.js';
import { parseProofExtra, personLeaf } from '#ledger/person-leaf.js';
import { parseTlogProof } from '#ledger/tlog-proof.js';
import { dataSourceOptions } from '#platform/database/data-source.js';
import { EmbeddedSession } from '#platform/database/embedded-session.js';
import { openEmbedded } from '#platform/database/open-embedded.js';
import { ApiClient } from '../../tools/demo/api-client.js';
import { type ClaimParties, issueClaim, openClaim } from '../../tools/demo/issue-claim.js';
import { partiesOf } from '../../tools/demo/prepare-claims.js';
import { type ExampleExperience, readExample } from '../../tools/demo/read-example.js';
import { readSignIns } from '../../tools/demo/sign-ins.js';
import { until } from '../../tools/demo/until.js';
import { checkLedger } from '../support/check-ledger.js';
import { freshPlace, type Place, type Program, start } from '../support/program.js';
import { headOf, readCheckpoint, readLedger, rootOf } from '../support/read-ledger.js';

const ROUNDS = 20;
const LANES = 6;
/** A kill comes after so many acknowledgements of its round at most, none among them, ... */
const MOST_ACKNOWLEDGED = 6;
/** ... and this much later at most: the claims of the other lanes are on their way then. */
const LATEST_MS = 400;

/** Somebody who claims one competence after the other, and what was acknowledged to them. */
interface Lane {
  readonly row: ExampleExperience;
  readonly parties: ClaimParties;
  readonly acknowledged: string[];
}
type Issued = CredentialSummary & { readonly lane: Lane };

/** mulberry32: the moments of the kills can be had again from the seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const seed = Number(process.env.KILL_SEED ?? randomInt(2 ** 31));
const chance = random(seed);
const example = readExample(fileURLToPath(new URL('../../examples', import.meta.url)));
/** Every checkpoint that was ever seen, of both apps. */
const seen: Record<'hub' | 'registry', Set<string>> = { hub: new Set(), registry: new Set() };

let place: Place;
let program: Program | undefined;

async function begin(ready: string): Promise<Program> {
  program = start('dist/tools/start.js', [], { env: place.env });
  await program.says(ready);
  return program;
}

beforeAll(async () => {
  place = await freshPlace();
});
afterAll(async () => {
  await program?.stop('SIGKILL');
  place.remove();
});

/** Issues until the process dies. What is refused, and what dies before the kill, is a fault. */
async function issueUntil(killed: () => boolean, { row, parties, acknowledged }: Lane) {
  while (!killed()) {
    try {
      const issued = await issueClaim(await openClaim(parties.candidate, row), parties);
      acknowledged.push(issued.credentialId);
    } catch (error) {
      // A connection that broke is a TypeError, an answer cut off in the middle a SyntaxError, both
      // from outside jest's realm, so only by name; an answer that refuses is neither.
      const broken = ['TypeError', 'SyntaxError'].includes((error as Error).name);
      if (!broken || !killed()) throw error;
    }
  }
}

async function watch(killed: () => boolean): Promise<void> {
  while (!killed()) {
    for (const app of ['hub', 'registry'] as const) {
      const checkpoint = await readCheckpoint(place[app]);
      if (checkpoint !== undefined) seen[app].add(checkpoint);
    }
    await pause(20);
  }
}

async function killWhileIssuing(running: Program, lanes: readonly Lane[]): Promise<void> {
  let dead = false;
  const killed = () => dead;
  const work = Promise.all([watch(killed), ...lanes.map((lane) => issueUntil(killed, lane))]);
  const count = () => lanes.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
  const enough = count() + Math.floor(chance() * (MOST_ACKNOWLEDGED + 1));
  const moment = until('acknowledgements', () =>
    Promise.resolve(count() >= enough || undefined),
  ).then(() => pause(chance() * LATEST_MS));
  await Promise.race([work, moment]);
  dead = true;
  expect((await running.stop('SIGKILL')).code).toBeNull();
  await work;
}

/** All credentials of the lanes; the wait is for the ledger to have published the last one. */
async function issuedTo(lanes: readonly Lane[]): Promise<readonly Issued[]> {
  return until('all credentials in the ledger', async () => {
    const lists = await Promise.all(
      lanes.map(async (lane) => {
        const { items } = await lane.parties.candidate.get<{ items: CredentialSummary[] }>(
          '/api/v1/credentials',
        );
        return items.map((item) => ({ ...item, lane }));
      }),
    );
    const all = lists.flat();
    return all.every(({ ledgerState }) => ledgerState === 'published') ? all : undefined;
  });
}

const twice = (values: readonly unknown[]) => values.length - new Set(values).size;

/** Index in the ledger, and what does not agree about one credential. */
async function examine({ id, lane }: Issued, entries: readonly Buffer[]) {
  const { candidate } = lane.parties;
  const credential = (await candidate.text(`/api/v1/credentials/${id}/open-badge`)).text;
  const proof = (await candidate.text(`/api/v1/credentials/${id}/proof`)).text;
  const { index, extra = '' } = parseTlogProof(proof);
  const { event, salt } = parseProofExtra(extra);
  const faults: string[] = [];
  if (!entries[index]?.equals(personLeaf(event, salt))) faults.push(`${id} is not entry ${index}`);
  const registry = new ApiClient(place.registry);
  const verdict = await registry.post<Verdict>('/verify', { credential, proof });
  if (verdict.overall !== 'verified') faults.push(`${id}: ${verdict.sentence}`);
  return { index, faults };
}

/** A claim is certified when it has a credential, and only then. */
async function claimFaults(lanes: readonly Lane[], issued: readonly Issued[]) {
  const withCredential = new Set(issued.map(({ claimId }) => claimId));
  const faults: string[] = [];
  for (const { parties } of lanes)
    for (const { id, state } of (await parties.candidate.get<Claims>('/api/v1/claims')).items)
      if ((state === 'certified') !== withCredential.has(id)) faults.push(`claim ${id}: ${state}`);
  return faults;
}

/**
 * Reads what the killed processes left, with no process of ours running; gives the mirror, and the
 * ledger as it is now: it may have grown since it was downloaded.
 */
async function checkDatabase(origin: string) {
  const session = new EmbeddedSession(() => openEmbedded({ dir: `${place.dataDir}/pglite` }));
  const open = (schema: 'hub' | 'registry') =>
    new DataSource({ ...dataSourceOptions(session, schema, {}), migrationsRun: false });
  const [hub, registry] = [await open('hub').initialize(), await open('registry').initialize()];
  try {
    await checkLedger(hub);
    await checkLedger(registry);
    const [mirror] = await registry.query<{ size: string; root: Buffer }[]>(
      'SELECT size, root FROM ledger_log JOIN ledger_head USING (log_id) WHERE origin = $1',
      [origin],
    );
    const leaves = await hub.query<{ entry: Buffer }[]>(
      'SELECT entry FROM ledger_leaf WHERE log_id = 1 ORDER BY idx',
    );
    return {
      size: Number(mirror?.size),
      root: mirror?.root.toString('base64'),
      entries: leaves.map(({ entry }) => entry),
    };
  } finally {
    await hub.destroy();
    await registry.destroy();
  }
}

it(`loses nothing acknowledged when it is killed ${String(ROUNDS)} times while it issues`, async () => {
  // Twice while the example is loading, too: the next start goes on with it.
  for (let early = 0; early < 2; early++) {
    const loading = await begin('first start: loading');
    await pause(chance() * 5 * LATEST_MS);
    await loading.stop('SIGKILL');
  }
  let running = await begin('Ctrl-C stops');
  const signIns = readSignIns(place.dataDir);
  if (!signIns) throw new Error('the start writes the sign-ins');
  const lanes: Lane[] = [];
  for (const row of example.experiences.slice(0, LANES))
    lanes.push({ row, parties: await partiesOf(row, example, signIns), acknowledged: [] });

  for (let round = 0; round < ROUNDS; round++) {
    await killWhileIssuing(running, lanes);
    running = await begin('up after');
  }

  const issued = await issuedTo(lanes);
  const acknowledged = lanes.flatMap((lane) => lane.acknowledged.map((id) => ({ id, lane })));
  const lost = acknowledged.filter(
    ({ id, lane }) => !issued.some((one) => one.id === id && one.lane === lane),
  );

  const ledgers = { hub: await readLedger(place.hub), registry: await readLedger(place.registry) };
  const contradicted: string[] = await claimFaults(lanes, issued);
  const indices: number[] = [];
  for (const one of issued) {
    const { index, faults } = await examine(one, ledgers.hub.entries);
    indices.push(index);
    contradicted.push(...faults);
  }
  const duplicated =
    twice(acknowledged.map(({ id }) => id)) +
    twice(issued.map(({ id }) => id)) +
    twice(issued.map(({ claimId }) => claimId)) +
    twice(indices);
  for (const app of ['hub', 'registry'] as const) {
    const { entries, root } = ledgers[app];
    if (rootOf(entries) !== root) contradicted.push(`the root of the ${app}`);
    for (const checkpoint of seen[app]) {
      const head = headOf(checkpoint);
      if (head.size > entries.length || rootOf(entries, head.size) !== head.root)
        contradicted.push(`a checkpoint of the ${app} of size ${String(head.size)}`);
    }
  }
  const { origin } = await until('the mirror to catch up', async () => {
    const { items } = await new ApiClient(place.registry).get<RegisteredHubs>('/api/v1/hubs');
    return items.find((hub) => Number(hub.mirroredSize) >= ledgers.hub.size);
  });
  expect((await running.stop('SIGTERM')).code).toBe(0);
  const mirror = await checkDatabase(origin);
  if (mirror.root !== rootOf(mirror.entries, mirror.size))
    contradicted.push('the root of the mirror');
  if (rootOf(mirror.entries, ledgers.hub.size) !== ledgers.hub.root)
    contradicted.push('the ledger as it was downloaded');

  console.log(
    `${String(ROUNDS)} rounds (seed ${String(seed)}), ${String(acknowledged.length)} acknowledged of ` +
      `${String(issued.length)} issued, ${String(seen.hub.size + seen.registry.size)} checkpoints seen: ` +
      `${String(lost.length)} lost, ${String(duplicated)} duplicated, ${String(contradicted.length)} contradicted`,
  );
  expect({ lost: lost.map(({ id }) => id), duplicated, contradicted }).toEqual({
    lost: [],
    duplicated: 0,
    contradicted: [],
  });
  expect(mirror.size).toBeGreaterThanOrEqual(ledgers.hub.size);
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS);
});
