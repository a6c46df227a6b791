import { LOG_LEVELS, type LogOptions } from '../logging/log-options.js';
import type { Environment } from './read-environment.js';
import { readNumber } from './read-number.js';

/** Where figures are given to whoever scrapes them. */
export interface MetricsAddress {
  readonly host: string;
  /** 0 takes any that is free. */
  readonly port: number;
}

/** How a process is watched. */
export interface Observing {
  readonly log: LogOptions;
  /** Without a port there is no listener: figures are never public by accident. */
  readonly metrics: MetricsAddress | undefined;
}

const settingsOf = (prefix: 'HUB' | 'REGISTRY') =>
  ({
    port: `${prefix}_METRICS_PORT`,
    host: `${prefix}_METRICS_HOST`,
    form: `${prefix}_LOG`,
    level: `${prefix}_LOG_LEVEL`,
  }) as const;

/** Names of the settings of one app. */
export const observeSettings = (prefix: 'HUB' | 'REGISTRY'): readonly string[] =>
  Object.values(settingsOf(prefix));

/** Refuses a port that is none, and words that are no form and no level. */
export function readObserving(
  prefix: 'HUB' | 'REGISTRY',
  env: Readonly<Record<string, string | undefined>>,
  environment: Environment,
): Observing {
  const names = settingsOf(prefix);
  const port = env[names.port];
  return {
    log: {
      form: oneOf(names.form, env[names.form], ['json', 'text'], defaultForm(environment)),
      level: oneOf(names.level, env[names.level], LOG_LEVELS, 'info'),
    },
    metrics:
      port === undefined || port === ''
        ? undefined
        : {
            port: readNumber(names.port, port, { byDefault: 0, min: 0, max: 65_535 }),
            host: env[names.host] || '127.0.0.1',
          },
  };
}

const defaultForm = (environment: Environment): LogOptions['form'] =>
  environment === 'production' ? 'json' : 'text';

function oneOf<T extends string>(
  name: string,
  text: string | undefined,
  words: readonly T[],
  byDefault: T,
): T {
  const value = text || byDefault;
  const word = words.find((known) => known === value);
  if (word === undefined) throw new Error(`${name} must be ${words.join(', ')}, not "${value}"`);
  return word;
}
