import { untilReady } from '#federation/until-ready.js';

/** As kafkajs has them: what the broker answered has a type. */
const refusal = (retriable: boolean, type?: string) =>
  Object.assign(new Error('refused'), { retriable, ...(type && { type }) });

/** Fails with this as often as that, and gives how often it was tried. */
async function tries(error: Error, failures: number): Promise<number> {
  let tried = 0;
  const work = () => (++tried <= failures ? Promise.reject(error) : Promise.resolve());
  await untilReady(work, 1).catch(() => (tried = -tried));
  return tried;
}

const passing = refusal(true, 'UNKNOWN_TOPIC_OR_PARTITION');

it('a refusal that may pass is asked about again', async () => {
  expect(await tries(passing, 3)).toBe(4);
  expect(await tries(new Error('gave up', { cause: passing }), 3)).toBe(4);
});

it('but not for ever', async () => {
  expect(await tries(passing, 1000)).toBe(-30);
});

it.each([
  ['a refusal for good', refusal(false, 'INVALID_REPLICATION_FACTOR')],
  ['a broker that is away', refusal(true)],
  ['anything else', new Error('a fault')],
])('%s is told at once', async (_what, error) => {
  expect(await tries(error, 1)).toBe(-1);
});
