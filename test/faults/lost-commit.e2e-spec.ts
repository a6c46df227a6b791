import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type {
  Claims,
  CredentialSummaries,
  Experience,
  Experiences,
  Health,
  Issued,
  RegisteredHubs,
} from '#domain/generated/schemas.js';
import { offeredClaim, type Workshop, workshop } from '../support/certified.js';
import { checkLedger } from '../support/check-ledger.js';
import { type Agent, type Cluster, eventually, setup } from '../support/cluster.js';
import { type DatabaseKind, databaseKinds } from '../support/databases.js';
import { requirement } from '../support/requirements.js';
import {
  type CommitDroppingProxy,
  commitDroppingProxy,
  type Cut,
} from './commit-dropping-proxy.js';

/** More commits than one run makes: the loop ends earlier, when a run has ended without a cut. */
const MOST = 40;

interface Stage {
  readonly cluster: Cluster;
  readonly proxy: CommitDroppingProxy;
  readonly shop: Workshop;
}

/** A hub and a registry whose database is behind a proxy. */
async function onStage(work: (stage: Stage) => Promise<void>): Promise<void> {
  const postgres = databaseKinds()[1]!;
  let proxy: CommitDroppingProxy | undefined;
  const kind: DatabaseKind = {
    name: 'PostgreSQL',
    fresh: async () => {
      const { database, drop } = await postgres.fresh();
      proxy = await commitDroppingProxy(database as string);
      return { database: proxy.url, drop };
    },
  };
  const cluster = await setup({ kind });
  try {
    if (!proxy) throw new Error('the cluster opens its database');
    await work({ cluster, proxy, shop: await workshop(cluster) });
    await check(cluster, proxy.url);
  } finally {
    await cluster.close();
    await proxy?.close();
  }
}

/** Sends a write until it is answered, with one key; whatever is no answer must be a 503. */
async function insist<T>(agent: Agent, path: string, body: object): Promise<T> {
  const key = randomUUID();
  return eventually(async () => {
    const answer = await agent.post(path).set('idempotency-key', key).send(body);
    if (answer.status === 503) {
      expect((answer.body as { code: string }).code).toBe('database.unavailable');
      return undefined;
    }
    expect(answer.status).toBe(201);
    return answer.body as T;
  });
}

/** A reader may meet the cut connection, too. */
async function read<T>(agent: Agent, path: string): Promise<T | undefined> {
  const answer = await agent.get(path);
  if (answer.status === 503) return undefined;
  expect(answer.status).toBe(200);
  return answer.body as T;
}

/** The whole way of one credential: issued, sequenced, published, relayed and mirrored. */
async function travel({ cluster, shop }: Stage, claimId: string): Promise<void> {
  const { credentialId } = await insist<Issued>(
    shop.candidate,
    `/api/v1/claims/${claimId}/acceptance`,
    {},
  );
  await eventually(async () => {
    const list = await read<CredentialSummaries>(shop.candidate, '/api/v1/credentials');
    const mine = list?.items.filter((item) => item.claimId === claimId);
    if (mine) expect(mine.map(({ id }) => id)).toEqual([credentialId]);
    return mine?.[0]?.ledgerState === 'published';
  });
  const size = await publishedSize(cluster.hub.url);
  await eventually(async () => {
    const hubs = await read<RegisteredHubs>(cluster.registry.first, '/api/v1/hubs');
    return hubs?.items.some(({ mirroredSize }) => Number(mirroredSize) >= size);
  });
}

async function publishedSize(url: string): Promise<number> {
  return eventually(async () => {
    const answer = await fetch(`${url}/ledger/checkpoint`);
    return answer.ok && Number((await answer.text()).split('\n')[1]);
  });
}

/** Both ledgers and the mirror, recomputed from their entries. */
async function check(cluster: Cluster, url: string): Promise<void> {
  for (const schema of ['hub', 'registry']) {
    const options = { type: 'postgres', url, schema } as const;
    const extra = { options: `-c search_path=${schema}` };
    const db = await new DataSource({ ...options, extra }).initialize();
    try {
      const { size } = await checkLedger(db);
      expect(size).toBeGreaterThan(1);
    } finally {
      await db.destroy();
    }
  }
  // A follower or relay whose connection was the last one cut gets itself another one.
  await eventually(async () => {
    const health = await read<Health>(cluster.hub.anyone, '/health/ready');
    return health?.status === 'ok';
  });
}

requirement('postgres').describe('a commit whose connection breaks', () => {
  it.each<Cut>(['before', 'after'])(
    'loses and doubles nothing, %s the commit, at every commit on the way of a credential',
    async (cut) => {
      await onStage(async (stage) => {
        const { proxy, shop } = stage;
        const met: string[] = [];
        for (let k = 1; k <= MOST; k++) {
          const claim = await offeredClaim(shop, 3);
          proxy.arm(k, cut);
          await travel(stage, claim.id);
          if (!proxy.fired) break;
          met.push(...proxy.what);
        }
        // The commit of the business transaction, of the sequencer, of the mirror; and single
        // statements: checkpoint, cosignature, publication.
        expect(met.length).toBeGreaterThanOrEqual(6);
        expect(met.filter((sql) => sql === 'COMMIT').length).toBeGreaterThanOrEqual(3);
        proxy.arm(0, cut);
        const claims = await shop.candidate.get('/api/v1/claims').expect(200);
        const states = (claims.body as Claims).items.map(({ state }) => state);
        expect(new Set(states)).toEqual(new Set(['certified']));
      });
    },
  );

  it.each<Cut>(['before', 'after'])(
    'a write that is sent again with its Idempotency-Key happens once (%s the commit)',
    async (cut) => {
      await onStage(async ({ proxy, shop }) => {
        const experiences = async () =>
          ((await shop.candidate.get('/api/v1/experiences').expect(200)).body as Experiences).items;
        const before = (await experiences()).length;
        const experience = { from: '2025-01-07', to: '2026-06-30', role: 'Stitcher', tasks: ['x'] };
        const evidence = {
          kind: 'observation',
          title: 'Two pairs',
          madeAt: '2026-05-12',
          language: 'en',
          mediaType: 'text/plain',
          content: Buffer.from('Two pairs.').toString('base64'),
          disclose: true,
        };
        for (let k = 1; k <= 3; k++) {
          proxy.arm(k, cut);
          const body = { ...experience, evidence: [evidence] };
          const { id } = await insist<Experience>(shop.candidate, '/api/v1/experiences', body);
          proxy.arm(0, cut);
          const now = await experiences();
          expect(now.filter((item) => item.id === id)).toHaveLength(1);
          expect(now).toHaveLength(before + k);
        }
      });
    },
  );
});
