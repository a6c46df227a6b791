import { readNumber } from '../config/read-number.js';
import { DEFAULT_PACE } from './outbox-relay.js';
import type { Pace } from './token-bucket.js';

/** How a party hears of the others, and they of it. */
export interface FederationSettings {
  /** `http`: no bus is opened; others are pulled, and pull from us. */
  readonly mode: 'bus' | 'http';
  /** A ledger of which nothing was heard for so long is asked over HTTP. Milliseconds. */
  readonly pullMs: number;
  /** Of segments newly published. */
  readonly pace: Pace;
}

/** Names of the settings that readFederation reads. */
export const federationSettings: readonly string[] = [
  'GUILDMARK_FEDERATION',
  'GUILDMARK_PULL_S',
  'GUILDMARK_RELAY_PER_S',
  'GUILDMARK_RELAY_BURST',
];

/** Without a bus this is how far a follower is behind. */
const PULL_HTTP_S = 30;
/** With a bus: three heartbeats of ten minutes. */
const PULL_BUS_S = 1800;

/** `GUILDMARK_FEDERATION` is `bus`, the default, or `http`. Refuses every other word and numbers out of bounds. */
export function readFederation(
  env: Readonly<Record<string, string | undefined>>,
): FederationSettings {
  const mode = env.GUILDMARK_FEDERATION || 'bus';
  if (mode !== 'bus' && mode !== 'http')
    throw new Error(`GUILDMARK_FEDERATION must be bus or http, not "${mode}"`);
  const number = (name: string, byDefault: number, max: number) =>
    readNumber(name, env[name], { byDefault, min: 1, max });
  const pullS = number('GUILDMARK_PULL_S', mode === 'bus' ? PULL_BUS_S : PULL_HTTP_S, 86_400);
  return Object.freeze({
    mode,
    pullMs: pullS * 1000,
    pace: {
      perSecond: number('GUILDMARK_RELAY_PER_S', DEFAULT_PACE.perSecond, 10_000),
      burst: number('GUILDMARK_RELAY_BURST', DEFAULT_PACE.burst, 100_000),
    },
  });
}
