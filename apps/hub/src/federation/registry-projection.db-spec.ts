import { DataSource } from 'typeorm';
import type { PublicEvent } from '#domain/generated/schemas.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import type { HubConfig } from '../hub.config.js';
import { ledgerMigrations } from '#platform/ledger/migrations/ledger-migrations.js';
import { CreateRegistryReplica1795439400000 } from '../migrations/202611231310-create-registry-replica.js';
import { CreateResendRequest1795896660000 } from '../migrations/202611282011-create-resend-request.js';
import { CreateRegistryAuditMethods1795914600000 } from '../migrations/202611290110-create-registry-audit-methods.js';
import { ReleasedMethodsStore } from './released-methods.store.js';
import { RegistryFeed } from './registry-feed.service.js';
import { RegistryProjection } from './registry-projection.js';
import { RegistryReplicaStore } from './registry-replica.store.js';
import type { RegistryView } from './registry-view.service.js';
import { ResendRequestsStore } from './resend-requests.store.js';

const HUB = 'did:web:hub.example';
const LOCAL = 'https://hub.example/standards/stitching/v1.0';
const EUROPEAN = 'https://registry.example/concepts/7k3m9q2x1z/v1.0';
const [MAPPING, PROPOSAL, LATER] = ['01', '02', '03'].map(
  (end) => `0197c9a2-7b44-7c31-8a52-0d6f0e4b8f${end}`,
);

const standard = {
  versionUri: EUROPEAN,
  contentDigest: 'A'.repeat(43),
  title: { en: 'Stitching' },
};
const mapping = {
  mappingId: MAPPING,
  proposalId: PROPOSAL,
  fromVersionUri: LOCAL,
  toVersionUri: EUROPEAN,
  relation: 'close',
  levelShift: 0,
};
const decision = {
  accreditationId: LATER,
  hub: HUB,
  decision: 'accredited',
  scope: [{ standard: 'https://hub.example/standards', maxLevel: 5 }],
  from: '2026-01-01T00:00:00Z',
  to: '2027-01-01T00:00:00Z',
  reasonCode: 'initial-assessment',
};

describeDatabases("the copy of the registry's ledger", (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db: DataSource = await openDataSource(database, 'hub', {
      entities: [],
      migrations: [
        ...ledgerMigrations,
        CreateRegistryReplica1795439400000,
        CreateResendRequest1795896660000,
        CreateRegistryAuditMethods1795914600000,
      ],
    });
    const store = new RegistryReplicaStore(db);
    const methods = new ReleasedMethodsStore(db);
    const projection = new RegistryProjection(
      { did: HUB, origin: 'hub.example/ledger' } as HubConfig,
      store,
      new ResendRequestsStore(db),
      methods,
    );
    const origin = 'registry.example/ledger';
    return {
      resends: new ResendRequestsStore(db),
      feed: new RegistryFeed(store, {} as RegistryView, methods),
      project: (index: number, name: string, data: object) =>
        inTransaction(db, (m) => {
          const event = { type: `eu.guildmark.${name}.v1`, data } as unknown as PublicEvent;
          return projection.project(m, { origin, index, event, bodies: new Map() });
        }),
      close: async () => {
        await db.destroy();
        await drop();
      },
    };
  }

  it('ignores decisions about other hubs and events it has no use for', async () => {
    const { feed, project, close } = await setup();
    try {
      await project(0, 'ledger.opened', {});
      await project(1, 'accreditation.decided', { ...decision, hub: 'did:web:other.example' });
      expect(await feed.decisions()).toEqual([]);
    } finally {
      await close();
    }
  });

  it('keeps every released method of the audit in the order of the ledger, each once', async () => {
    const { feed, project, close } = await setup();
    try {
      const versions = {
        ...{ engine: '1.0.0', instrument: '0.1.0', scoring: '0.1.0' },
        ...{ prototypes: '0.2.0', rules: '0.1.0', grades: '0.1.0' },
      };
      const digest = 'A'.repeat(43);
      const digests = {
        ...{ instrument: digest, scoring: digest, prototypes: digest },
        ...{ rules: digest, grades: digest },
      };
      const first = { status: 'design-stage', versions, digests };
      const next = { ...first, versions: { ...versions, engine: '1.0.1' } };
      await project(9, 'audit.method-released', next);
      for (let time = 0; time < 2; time++) await project(4, 'audit.method-released', first);
      expect(await feed.auditMethods()).toEqual([
        { ...first, ledgerIndex: 4 },
        { ...next, ledgerIndex: 9 },
      ]);
    } finally {
      await close();
    }
  });

  it('takes a leaf once, however often it comes', async () => {
    const { feed, project, close } = await setup();
    try {
      for (let time = 0; time < 2; time++) {
        await project(1, 'standard.published', standard);
        await project(2, 'mapping.confirmed', mapping);
        await project(3, 'accreditation.decided', decision);
      }
      expect(await feed.europeanStandards()).toEqual([standard]);
      expect(await feed.decisions()).toHaveLength(1);
      expect(await feed.confirmedProposals()).toEqual([
        { proposalId: PROPOSAL, mappingId: MAPPING, relation: 'close' },
      ]);
    } finally {
      await close();
    }
  });

  it('keeps what is asked of this hub, once, and leaves alone what is asked of others', async () => {
    const { project, resends, close } = await setup();
    try {
      const asked = { origin: 'hub.example/ledger', from: '3', to: '9' };
      await project(4, 'resend.requested', { ...asked, origin: 'other.example/ledger' });
      expect(await resends.newestOpen()).toBeUndefined();
      for (let time = 0; time < 2; time++) await project(5, 'resend.requested', asked);
      await project(7, 'resend.requested', { ...asked, from: '5' });
      expect(await resends.newestOpen()).toEqual({ index: 7, from: 5, to: 9 });
    } finally {
      await close();
    }
  });

  it('keeps decisions in the order of the ledger and lets the newest mapping count', async () => {
    const { feed, project, close } = await setup();
    try {
      expect(await feed.mappingOf(LOCAL)).toBeUndefined();
      await project(1, 'standard.published', standard);
      await project(2, 'mapping.confirmed', mapping);
      await project(9, 'accreditation.decided', decision);
      await project(10, 'accreditation.decided', { ...decision, decision: 'suspended' });
      await project(11, 'mapping.confirmed', { ...mapping, mappingId: LATER, relation: 'exact' });
      expect((await feed.decisions()).map((taken) => taken.decision)).toEqual([
        'accredited',
        'suspended',
      ]);
      expect(await feed.mappingOf(LOCAL)).toEqual({
        mappingId: LATER,
        toVersionUri: EUROPEAN,
        toTitle: standard.title,
        relation: 'exact',
      });
    } finally {
      await close();
    }
  });
});
