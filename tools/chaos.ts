// `npm run chaos -- --rounds N`: credentials are issued over HTTP while the hub, the registry and their
// database are killed again and again; afterwards everything that was acknowledged has to be there,
// once, and no checkpoint may contradict another.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Asked, type Lane, openLane } from './chaos/lane.js';
import { countOf, gather, type SeenCheckpoints, settle } from './chaos/audit.js';
import { judge } from './chaos/judge.js';
import { plantFault } from './chaos/plant-fault.js';
import { random } from './chaos/random.js';
import { type ChaosOptions, readOptions } from './chaos/read-options.js';
import { readCheckpoint } from './chaos/read-entries.js';
import { runRound, TARGETS } from './chaos/run-round.js';
import { type SeparateSystem, startSeparately } from './chaos/separate-system.js';
import { readExample } from './demo/read-example.js';
import { findPostgres, type OwnPostgres, startPostgres } from './own-postgres.js';
import { sparePorts } from './spare-ports.js';

const LANES = 4;
const WATCH_MS = 25;

const options = optionsOrEnd();
const say = (text: string, details: object) => {
  console.log(options.json ? JSON.stringify(details) : text);
};
const bin = findPostgres();
if (bin === undefined) {
  console.error('chaos: needs the server binaries of PostgreSQL (initdb, postgres)');
  process.exit(2);
}
const [port = 0] = await sparePorts(1);
const postgres = await startPostgres(bin, { port });
let system: SeparateSystem | undefined;
// What was started for this must not outlive it.
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    void end().then(() => process.exit(130));
  });
try {
  const example = readExample(join(import.meta.dirname, '../../examples'));
  system = await startSeparately(postgres.url, example);
  process.exitCode = await chaos(system, postgres, options);
} catch (error) {
  if (system) console.error(`hub:\n${system.hub.output()}\nregistry:\n${system.registry.output()}`);
  throw error;
} finally {
  await end();
}

function optionsOrEnd(): ChaosOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exit(64);
  }
}

async function end(): Promise<void> {
  await system?.stop();
  await postgres.stop();
}

/** Runs all rounds and judges; gives the exit code. */
async function chaos(
  running: SeparateSystem,
  database: OwnPostgres,
  { rounds, seed, plant }: ChaosOptions,
): Promise<number> {
  const began = performance.now();
  const chance = random(seed);
  const example = readExample(join(import.meta.dirname, '../../examples'));
  let repeated = 0;
  const lanes: Lane[] = [];
  const before = new Map<Lane, Asked>();
  for (const row of example.experiences.slice(0, LANES)) {
    const lane = await openLane(row, example, running.signIns, () => repeated++);
    before.set(lane, await countOf(lane));
    lanes.push(lane);
  }
  const acknowledged = () => lanes.reduce((sum, lane) => sum + lane.acknowledged.length, 0);
  const seen: SeenCheckpoints = { hub: new Set(), registry: new Set() };
  const kills = Object.fromEntries(TARGETS.map((target) => [target, 0]));

  let done = false;
  const over = () => done;
  const work = Promise.all([watch(running, seen, over), ...lanes.map((lane) => lane.run(over))]);
  try {
    for (let round = 1; round <= rounds; round++) {
      // A lane that was refused something ends the run: the race is lost then.
      const made = await Promise.race([
        runRound(running, database, acknowledged, chance),
        work.then(() => Promise.reject(new Error('the clients ended early'))),
      ]);
      kills[made.target] = (kills[made.target] ?? 0) + 1;
      say(
        `round ${String(round)}: ${made.target} killed after ${String(made.afterAcknowledged)} acknowledgements and ` +
          `${String(made.thenMs)} ms, all up again after ${String(made.downMs)} ms; ${String(acknowledged())} acknowledged`,
        { round, ...made, acknowledged: acknowledged(), repeated },
      );
    }
  } finally {
    done = true;
  }
  await work;

  const first = lanes.find((lane) => lane.acknowledged.length > 0)?.acknowledged[0];
  if (plant !== 'nothing') {
    // What is changed before it is published the hub finds by itself, and publishes nothing more.
    await settle(running, lanes, database.url);
    await plantFault(plant, database.url, first?.credentialId ?? '');
  }
  const judgement = judge(await gather(running, lanes, before, seen, database.url));
  const { lost, duplicated, contradicted, reasons } = judgement;
  for (const reason of reasons) say(reason, { reason });
  const seconds = Math.round((performance.now() - began) / 1000);
  const killed = TARGETS.map((target) => `${target} ${String(kills[target])}`).join(', ');
  say(
    `seed ${String(seed)}; killed: ${killed}; ${String(repeated)} requests sent again; ` +
      `${String(seen.hub.size + seen.registry.size)} checkpoints compared; ${String(seconds)} s`,
    { seed, kills, repeated, checkpoints: seen.hub.size + seen.registry.size, seconds },
  );
  const count = acknowledged();
  say(
    `chaos: ${String(rounds)} rounds, ${String(count)} acknowledged, ${String(lost)} lost, ` +
      `${String(duplicated)} duplicated, ${String(contradicted)} contradicted`,
    { rounds, acknowledged: count, lost, duplicated, contradicted },
  );
  // Fewer than one for each round would mean that nothing was going on when the kills came.
  const enough = count >= rounds;
  if (!enough) console.error('chaos: too few acknowledgements to mean anything');
  return enough && lost + duplicated + contradicted === 0 ? 0 : 1;
}

async function watch(
  { hub, registry }: SeparateSystem,
  seen: SeenCheckpoints,
  over: () => boolean,
): Promise<void> {
  while (!over()) {
    for (const [app, { url }] of [['hub', hub] as const, ['registry', registry] as const]) {
      const checkpoint = await readCheckpoint(url);
      if (checkpoint !== undefined) seen[app].add(checkpoint);
    }
    await pause(WATCH_MS);
  }
}
