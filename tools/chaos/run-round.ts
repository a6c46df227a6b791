import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../demo/until.js';
import type { OwnPostgres } from '../own-postgres.js';
import { isReady } from './app-process.js';
import type { SeparateSystem } from './separate-system.js';

/** What is killed at once. */
export type Target = 'hub' | 'registry' | 'postgres' | 'hub+postgres';

export const TARGETS: readonly Target[] = ['hub', 'registry', 'postgres', 'hub+postgres'];

/** A kill comes after one to so many acknowledgements of its round, ... */
const MOST_ACKNOWLEDGED = 3;
/** ... and this much later at most: the next claims are on their way then. */
const LATEST_MS = 400;

/** One round as it happened. Times are milliseconds. */
export interface Round {
  readonly target: Target;
  readonly afterAcknowledged: number;
  readonly thenMs: number;
  readonly downMs: number;
}

/**
 * Waits for a moment drawn from `chance`, kills -9 a target drawn from it, starts it again and waits
 * until everything answers and something is acknowledged again. The clients go on all the while.
 */
export async function runRound(
  system: SeparateSystem,
  postgres: OwnPostgres,
  acknowledged: () => number,
  chance: () => number,
): Promise<Round> {
  const target = TARGETS[Math.floor(chance() * TARGETS.length)] ?? 'hub';
  const afterAcknowledged = 1 + Math.floor(chance() * MOST_ACKNOWLEDGED);
  const thenMs = Math.round(chance() * LATEST_MS);
  const enough = acknowledged() + afterAcknowledged;
  await until('acknowledgements', () => Promise.resolve(acknowledged() >= enough || undefined));
  await pause(thenMs);

  const began = performance.now();
  const has = (part: string) => target.split('+').includes(part);
  await Promise.all([
    has('hub') && system.hub.kill(),
    has('registry') && system.registry.kill(),
    has('postgres') && postgres.kill(),
  ]);
  // An app that finds no database when it starts ends, as it should: the database comes first.
  if (has('postgres')) await postgres.restart();
  if (has('registry')) await system.registry.start();
  if (has('hub')) await system.hub.start();
  await until('everything to answer again', async () => {
    const ready = await Promise.all([isReady(system.hub.url), isReady(system.registry.url)]);
    return ready.every(Boolean) || undefined;
  });
  const downMs = Math.round(performance.now() - began);
  // What answers and issues nothing has not come back.
  const atReturn = acknowledged();
  await until('an acknowledgement after the kill', () =>
    Promise.resolve(acknowledged() > atReturn || undefined),
  );
  return { target, afterAcknowledged, thenMs, downMs };
}
