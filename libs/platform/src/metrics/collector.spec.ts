import { Clock } from '../clock.js';
import { Collector } from './collector.js';

class Hands extends Clock {
  private instant = 0;
  override now(): Date {
    return new Date(this.instant);
  }
  advance(ms: number): void {
    this.instant += ms;
  }
}

function collector(read: () => Promise<void>) {
  const clock = new Hands();
  let forgotten = 0;
  const forget = () => {
    forgotten++;
  };
  const made = new Collector({ name: 'outbox', read, forget }, clock);
  return { made, clock, forgotten: () => forgotten };
}

it('asks once for two who ask at the same time, and again only after five seconds', async () => {
  let asked = 0;
  const { made, clock } = collector(async () => {
    asked++;
    await Promise.resolve();
  });
  await Promise.all([made.refresh(1000), made.refresh(1000)]);
  expect(asked).toBe(1);
  clock.advance(4999);
  await made.refresh(1000);
  expect(asked).toBe(1);
  clock.advance(1);
  await made.refresh(1000);
  expect(asked).toBe(2);
});

it('takes the figures away when the source fails, says why, and asks again at once', async () => {
  let asked = 0;
  const { made, forgotten } = collector(() => {
    asked++;
    return Promise.reject(new Error('the database is away'));
  });
  expect(await made.refresh(1000)).toEqual(new Error('the database is away'));
  expect(await made.refresh(1000)).toEqual(new Error('the database is away'));
  expect([asked, forgotten()]).toEqual([2, 2]);
});

it('survives a source that throws before it promises anything', async () => {
  const { made } = collector(() => {
    throw new Error('at once');
  });
  expect(await made.refresh(1000)).toEqual(new Error('at once'));
});

it('waits no longer than told, and asks no second time while the first question is open', async () => {
  let asked = 0;
  let answer = (): void => undefined;
  const { made, forgotten } = collector(() => {
    asked++;
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  expect(await made.refresh(1)).toEqual(new Error('no answer within 1 ms'));
  expect(await made.refresh(1)).toEqual(new Error('no answer within 1 ms'));
  expect([asked, forgotten()]).toEqual([1, 2]);
  const last = made.refresh(10_000);
  answer();
  expect(await last).toBeUndefined();
});
