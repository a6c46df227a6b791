import { readNumber } from '../config/read-number.js';

/** How fast a ledger is written, and what it promises (docs/design/ledger.md 6). */
export interface Cadence {
  /** Pause between two batches. */
  readonly sequenceMs: number;
  /** Pause between two publications; after idleness the next one comes at once. */
  readonly publishMs: number;
  /** Once in each such period (see clockOffset) without a publication the published checkpoint is cosigned again; 0 = never. */
  readonly heartbeatS: number;
  /** No intent shall wait longer to become a leaf. */
  readonly maxMergeDelayS: number;
  /** Commitments wait for the end of a period of this length (see clockOffset) and are shuffled together; 0 = they do not. */
  readonly epochS: number;
  /** Pads make the commitments of an epoch a multiple of this, and at least this many; 0 = no pads. */
  readonly padMultiple: number;
  /** Intents that may wait; with more of them callers are refused. */
  readonly queueMax: number;
  /** Pause between two walks of the self-audit through the whole ledger; 0 = none. */
  readonly selfAuditS: number;
}

/** For one machine and a person who waits: provable within a second. */
export const DEVELOPMENT_CADENCE: Cadence = Object.freeze({
  sequenceMs: 100,
  publishMs: 250,
  heartbeatS: 60,
  maxMergeDelayS: 5,
  epochS: 0,
  padMultiple: 0,
  queueMax: 100_000,
  selfAuditS: 3600,
});

/** Fewer and larger publications: witnesses and mirrors are other people's machines. */
export const PRODUCTION_CADENCE: Cadence = Object.freeze({
  ...DEVELOPMENT_CADENCE,
  sequenceMs: 1000,
  publishMs: 10_000,
  heartbeatS: 600,
  maxMergeDelayS: 60,
});

/** Pads per epoch when epochs are on and nothing else is said. */
const PAD_MULTIPLE = 32;
const DAY_S = 86_400;

type Environment = Readonly<Record<string, string | undefined>>;

/** Names of the settings that readCadence reads, for `HUB` or `REGISTRY`. */
export const cadenceSettings = (party: string): readonly string[] =>
  [
    'CADENCE',
    'SEQUENCE_MS',
    'PUBLISH_MS',
    'HEARTBEAT_S',
    'MAX_MERGE_DELAY_S',
    'EPOCH_S',
    'PAD_MULTIPLE',
    'QUEUE_MAX',
    'SELF_AUDIT_S',
  ].map((name) => `${party}_${name}`);

/**
 * `<party>_CADENCE` chooses all values, `development` or `production`; each can be set alone. With
 * epochs the promise is two of them and pads are 32, unless set. Refuses values out of bounds,
 * pads without epochs, and a promise that epochs would break.
 */
export function readCadence(party: string, env: Environment): Cadence {
  const preset = presetOf(`${party}_CADENCE`, env[`${party}_CADENCE`]);
  const number = (name: string, byDefault: number, min: number, max: number) =>
    readNumber(`${party}_${name}`, env[`${party}_${name}`], { byDefault, min, max });
  const epochS = number('EPOCH_S', preset.epochS, 0, DAY_S);
  const promise = Math.max(preset.maxMergeDelayS, 2 * epochS);
  const cadence: Cadence = {
    sequenceMs: number('SEQUENCE_MS', preset.sequenceMs, 10, 60_000),
    publishMs: number('PUBLISH_MS', preset.publishMs, 10, 600_000),
    heartbeatS: number('HEARTBEAT_S', preset.heartbeatS, 0, DAY_S),
    maxMergeDelayS: number('MAX_MERGE_DELAY_S', promise, 1, 2 * DAY_S),
    epochS,
    padMultiple: number('PAD_MULTIPLE', epochS > 0 ? PAD_MULTIPLE : 0, 0, 1000),
    queueMax: number('QUEUE_MAX', preset.queueMax, 1, 10_000_000),
    selfAuditS: number('SELF_AUDIT_S', preset.selfAuditS, 0, 7 * DAY_S),
  };
  if (cadence.padMultiple > 0 && epochS === 0)
    throw new Error(`${party}_PAD_MULTIPLE needs ${party}_EPOCH_S: pads fill epochs`);
  if (cadence.maxMergeDelayS <= epochS)
    throw new Error(`${party}_MAX_MERGE_DELAY_S must be longer than ${party}_EPOCH_S`);
  return Object.freeze(cadence);
}

function presetOf(name: string, value: string | undefined): Cadence {
  switch (value || 'development') {
    case 'development':
      return DEVELOPMENT_CADENCE;
    case 'production':
      return PRODUCTION_CADENCE;
    default:
      throw new Error(`${name} must be development or production, not "${value}"`);
  }
}
