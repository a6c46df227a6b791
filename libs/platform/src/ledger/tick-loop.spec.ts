import { jest } from '@jest/globals';
import { TickLoop } from './tick-loop.js';

const turn = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

/** A loop whose runs are counted and end when the test says so. */
function setup() {
  jest.useFakeTimers();
  const ends: ((result: 'idle' | 'busy' | Error) => void)[] = [];
  const errors: unknown[] = [];
  const loop = new TickLoop(
    () =>
      new Promise((resolve, reject) => {
        ends.push((result) => {
          if (result instanceof Error) reject(result);
          else resolve(result);
        });
      }),
    { everyMs: 100, idleMs: 1000 },
    (error) => errors.push(error),
  );
  const end = async (result: 'idle' | 'busy' | Error) => {
    ends.at(-1)!(result);
    await turn();
  };
  return { loop, end, errors, runs: () => ends.length };
}

afterEach(() => jest.useRealTimers());

it('looks again after the long pause when idle, after the short one when busy or failed', async () => {
  const { loop, end, errors, runs } = setup();
  loop.start();
  for (const [result, pause] of [
    ['idle', 1000],
    ['busy', 100],
    [new Error('away'), 100],
  ] as const) {
    const before = runs();
    await end(result);
    jest.advanceTimersByTime(pause - 1);
    expect(runs()).toBe(before);
    jest.advanceTimersByTime(1);
    expect(runs()).toBe(before + 1);
  }
  expect(errors).toEqual([new Error('away')]);
});

it('runs at once when rung while idle, and not before its pause when rung while busy', async () => {
  const { loop, end, runs } = setup();
  loop.start();
  await end('idle');
  loop.ring();
  expect(runs()).toBe(2);
  loop.ring();
  await end('busy');
  loop.ring();
  expect(runs()).toBe(2);
  jest.advanceTimersByTime(100);
  expect(runs()).toBe(3);
});

it('does not lose a ring that came while a run was finding nothing', async () => {
  const { loop, end, runs } = setup();
  loop.start();
  loop.ring();
  await end('idle');
  expect(runs()).toBe(2);
  await end('idle');
  expect(runs()).toBe(2);
});

it('runs no more after its stop', async () => {
  const { loop, end, runs } = setup();
  loop.start();
  loop.wake();
  const stopped = loop.stop();
  await end('busy');
  await stopped;
  loop.ring();
  loop.wake();
  jest.advanceTimersByTime(10_000);
  expect(runs()).toBe(1);
});
