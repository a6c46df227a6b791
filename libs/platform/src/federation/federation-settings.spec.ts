import { readFederation } from './federation-settings.js';

it('uses the bus unless told otherwise, and asks over HTTP after three heartbeats of silence', () => {
  expect(readFederation({})).toEqual({
    mode: 'bus',
    pullMs: 1_800_000,
    pace: { perSecond: 20, burst: 100 },
  });
});
it('asks every 30 seconds without a bus', () => {
  expect(readFederation({ GUILDMARK_FEDERATION: 'http' })).toMatchObject({
    mode: 'http',
    pullMs: 30_000,
  });
});
it('takes numbers of its own', () => {
  const env = { GUILDMARK_PULL_S: '2', GUILDMARK_RELAY_PER_S: '5', GUILDMARK_RELAY_BURST: '7' };
  expect(readFederation(env)).toEqual({
    mode: 'bus',
    pullMs: 2000,
    pace: { perSecond: 5, burst: 7 },
  });
});
it.each([
  [{ GUILDMARK_FEDERATION: 'kafka' }, 'GUILDMARK_FEDERATION must be bus or http, not "kafka"'],
  [{ GUILDMARK_PULL_S: '0' }, 'GUILDMARK_PULL_S must be a whole number from 1'],
  [{ GUILDMARK_RELAY_PER_S: '0' }, 'GUILDMARK_RELAY_PER_S must be a whole number from 1'],
])('refuses %j', (env, reason) => {
  expect(() => readFederation(env)).toThrow(reason);
});
