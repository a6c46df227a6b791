import { observeSettings, readObserving } from './observe-settings.js';

it('has no listener unless a port is named, and then only on this machine', () => {
  expect(readObserving('HUB', {}, 'production').metrics).toBeUndefined();
  expect(readObserving('HUB', { HUB_METRICS_PORT: '' }, 'production').metrics).toBeUndefined();
  expect(readObserving('HUB', { HUB_METRICS_HOST: '0.0.0.0' }, 'production').metrics).toBe(
    undefined,
  );
  expect(readObserving('HUB', { HUB_METRICS_PORT: '9100' }, 'production').metrics).toEqual({
    host: '127.0.0.1',
    port: 9100,
  });
  expect(
    readObserving(
      'REGISTRY',
      { REGISTRY_METRICS_PORT: '9101', REGISTRY_METRICS_HOST: '10.0.0.7' },
      'production',
    ).metrics,
  ).toEqual({ host: '10.0.0.7', port: 9101 });
});

it('writes JSON in production and words in development, unless told otherwise', () => {
  expect(readObserving('HUB', {}, 'production').log).toEqual({ form: 'json', level: 'info' });
  expect(readObserving('HUB', {}, 'development').log).toEqual({ form: 'text', level: 'info' });
  expect(
    readObserving('HUB', { HUB_LOG: 'text', HUB_LOG_LEVEL: 'warn' }, 'production').log,
  ).toEqual({ form: 'text', level: 'warn' });
});

it.each([
  [{ HUB_LOG: 'xml' }, 'HUB_LOG must be json, text, not "xml"'],
  [{ HUB_LOG_LEVEL: 'loud' }, 'HUB_LOG_LEVEL must be error, warn, info, debug, not "loud"'],
  [{ HUB_METRICS_PORT: '70000' }, 'HUB_METRICS_PORT must be a whole number'],
])('refuses %j', (env, words) => {
  expect(() => readObserving('HUB', env, 'production')).toThrow(words);
});

it('names its settings', () => {
  expect(observeSettings('REGISTRY')).toEqual([
    'REGISTRY_METRICS_PORT',
    'REGISTRY_METRICS_HOST',
    'REGISTRY_LOG',
    'REGISTRY_LOG_LEVEL',
  ]);
});
