import {
  cadenceSettings,
  DEVELOPMENT_CADENCE,
  PRODUCTION_CADENCE,
  readCadence,
} from './cadence.js';

it.each([
  ['another preset', { HUB_CADENCE: 'fast' }, 'HUB_CADENCE must be development or production'],
  ['a pause below 10 ms', { HUB_SEQUENCE_MS: '9' }, 'HUB_SEQUENCE_MS'],
  ['pads without epochs', { HUB_PAD_MULTIPLE: '32' }, 'HUB_PAD_MULTIPLE needs HUB_EPOCH_S'],
  [
    'a promise that epochs break',
    { HUB_EPOCH_S: '3600', HUB_MAX_MERGE_DELAY_S: '3600' },
    'must be longer than HUB_EPOCH_S',
  ],
  ['an empty queue', { HUB_QUEUE_MAX: '0' }, 'HUB_QUEUE_MAX'],
])('refuses %s', (_name, env, message) => {
  expect(() => readCadence('HUB', env)).toThrow(message);
});

it('gives the values of the paper in development and in production', () => {
  expect(readCadence('HUB', {})).toEqual(DEVELOPMENT_CADENCE);
  expect(readCadence('HUB', { HUB_CADENCE: '' })).toEqual(DEVELOPMENT_CADENCE);
  expect(readCadence('REGISTRY', { REGISTRY_CADENCE: 'production' })).toEqual(PRODUCTION_CADENCE);
  expect(PRODUCTION_CADENCE).toMatchObject({
    sequenceMs: 1000,
    publishMs: 10_000,
    heartbeatS: 600,
    maxMergeDelayS: 60,
    epochS: 0,
    padMultiple: 0,
    queueMax: 100_000,
  });
});

it('promises two epochs and pads to 32 when epochs are on', () => {
  const env = { HUB_CADENCE: 'production', HUB_EPOCH_S: '3600' };
  expect(readCadence('HUB', env)).toMatchObject({ maxMergeDelayS: 7200, padMultiple: 32 });
  expect(readCadence('HUB', { ...env, HUB_PAD_MULTIPLE: '0' })).toMatchObject({ padMultiple: 0 });
});

it('names every setting it reads', () => {
  const asked: string[] = [];
  const env = new Proxy<Record<string, string>>(
    {},
    {
      get: (_target, name) => {
        asked.push(String(name));
        return undefined;
      },
    },
  );
  readCadence('HUB', env);
  expect([...new Set(asked)].sort()).toEqual([...cadenceSettings('HUB')].sort());
});
