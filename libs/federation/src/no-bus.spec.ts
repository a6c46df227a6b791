import { NoBus } from './no-bus.js';

it('refuses what is published, so that nobody believes it was sent', async () => {
  await expect(new NoBus().publish()).rejects.toMatchObject({ code: 'bus.closed' });
});

it('can be read and closed, and gives nothing', async () => {
  const bus = new NoBus();
  const subscription = await bus.subscribe();
  expect(subscription.state().assigned).toEqual([]);
  for await (const batch of bus.read()) throw new Error(`it gave ${String(batch)}`);
  expect([await bus.lag(), await bus.endOffsets(), await bus.health()]).toEqual([
    [],
    [],
    { reachable: false },
  ]);
  await subscription.close();
  await bus.close();
});
