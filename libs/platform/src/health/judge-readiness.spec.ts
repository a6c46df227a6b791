import { judgeReadiness, type ReadinessFacts } from './judge-readiness.js';

type Changes = {
  readonly [K in keyof ReadinessFacts]?: Partial<ReadinessFacts[K]> | undefined;
} & {
  readonly federation?: Partial<NonNullable<ReadinessFacts['tables']>['federation']>;
  readonly isReady?: boolean;
  readonly isWell?: boolean;
};

function facts({
  federation,
  isReady = true,
  isWell = true,
  ...changes
}: Changes = {}): ReadinessFacts {
  const base: ReadinessFacts = {
    uptimeSeconds: 3600,
    ledger: { state: 'writing' },
    bus: {
      isUsed: true,
      reachable: true,
      reachableSeconds: 3600,
      assigned: 3,
      pollSeconds: 1.5,
      lag: 2,
    },
    tables: {
      federation: {
        outboxRows: 1,
        outboxSeconds: 0.4,
        parkedOrigins: 0,
        viewSeconds: 12.9,
        ...federation,
      },
      own: { parts: { witnesses: 'two' }, isReady, isWell },
    },
  };
  return {
    ...base,
    ...(changes.uptimeSeconds !== undefined && { uptimeSeconds: Number(changes.uptimeSeconds) }),
    ledger: { ...base.ledger, ...changes.ledger },
    bus: { ...base.bus, ...changes.bus },
    ...('tables' in changes && { tables: undefined }),
  };
}

it('says everything it knows when all is well', () => {
  expect(judgeReadiness(facts())).toEqual({
    status: 'ok',
    parts: {
      database: 'ok',
      witnesses: 'two',
      ledger: 'writing',
      bus: 'reachable',
      follower: 'following',
    },
    federation: {
      assignedPartitions: 3,
      pollSeconds: 1,
      lag: 2,
      outboxRows: 1,
      outboxSeconds: 0,
      parkedOrigins: 0,
      viewSeconds: 12,
    },
  });
});

it.each([
  ['there is no database', { tables: undefined }, { database: 'no-answer' }],
  [
    'the ledger is read-only',
    { ledger: { state: 'read-only', reason: 'why' } },
    { ledgerReason: 'why' },
  ],
  ['the ledger catches up', { ledger: { state: 'catching-up' } }, { ledger: 'catching-up' }],
  ['the app has a reason of its own', { isReady: false }, { database: 'ok' }],
  ['the consumer hangs', { bus: { pollSeconds: 61 } }, { follower: 'stalled' }],
  ['the consumer never asked', { bus: { pollSeconds: undefined } }, { follower: 'stalled' }],
] as const)('is not ready when %s', (_why, changes, parts) => {
  const health = judgeReadiness(facts(changes));
  expect(health.status).toBe('unready');
  expect(health.parts).toMatchObject(parts);
});

it.each([
  ['the bus is away', { bus: { reachable: false } }, { bus: 'away' }],
  [
    'the bus is away and so nothing was asked for',
    { bus: { reachable: false, pollSeconds: 7200 } },
    { follower: 'waiting-for-bus' },
  ],
  [
    'the bus came back just now',
    { bus: { reachableSeconds: 300, pollSeconds: 7200 } },
    { follower: 'rejoining' },
  ],
  ['no partition is left', { bus: { assigned: 0 } }, { follower: 'unassigned' }],
  ['it never joined', { bus: { assigned: undefined } }, { follower: 'unassigned' }],
  ['the witnesses are away', { ledger: { state: 'waiting-for-witnesses' } }, {}],
  ['the ledger is closed', { ledger: { state: 'closed', reason: 'ended' } }, { ledger: 'closed' }],
  ['the group is far behind', { bus: { lag: 1001 } }, {}],
  ['the outbox grows old', { federation: { outboxSeconds: 61 } }, {}],
  ['an origin is parked', { federation: { parkedOrigins: 1 } }, {}],
  ['the view is old', { federation: { viewSeconds: 72 * 3600 + 1 } }, {}],
  ['the app itself is not well', { isWell: false }, {}],
] as const)('is of use, and degraded, when %s', (_why, changes, parts) => {
  const health = judgeReadiness(facts(changes));
  expect(health.status).toBe('degraded');
  expect(health.parts).toMatchObject(parts);
});

it('gives a process that starts time to join its group', () => {
  const joining = judgeReadiness(facts({ uptimeSeconds: 59, bus: { assigned: undefined } }));
  expect(joining).toMatchObject({ status: 'ok', parts: { follower: 'joining' } });
  const late = judgeReadiness(facts({ uptimeSeconds: 60, bus: { assigned: undefined } }));
  expect(late.status).toBe('degraded');
});

it('misses no bus where none is used', () => {
  const health = judgeReadiness(
    facts({
      bus: { isUsed: false, reachable: false, assigned: 0, pollSeconds: undefined, lag: undefined },
    }),
  );
  expect(health).toMatchObject({ status: 'ok', parts: { bus: 'unused', follower: 'over-http' } });
});

it('is well up to its limits, and before anything was followed', () => {
  const atLimits = {
    bus: { lag: 1000, pollSeconds: 60 },
    federation: { outboxSeconds: 60, viewSeconds: 72 * 3600 },
  };
  expect(judgeReadiness(facts(atLimits)).status).toBe('ok');
  expect(judgeReadiness(facts({ federation: { viewSeconds: undefined } })).status).toBe('ok');
});
