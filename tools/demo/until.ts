import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until there is an answer. Refuses after `seconds`, naming what was waited for. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  seconds = 120,
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`waited ${String(seconds)} s for ${what}`);
    await pause(100);
  }
}
