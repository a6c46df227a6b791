import { DataSource } from 'typeorm';
import { endOfQuarter, quarterBefore } from '#domain/observatory/quarter.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { LedgerIntents } from '#platform/ledger/ledger-intents.js';
import { type Cluster, eventually } from './cluster.js';

const SKILL = 'https://hub.example/standards/stitching/v1.0';

/** What a hub told in the quarter before this one, and the figures that the registry froze of it. */
export async function observe({ hub, registry }: Cluster): Promise<void> {
  const quarter = quarterBefore(new Date());
  const time = new Date(endOfQuarter(quarter).getTime() - 60_000);
  const summaryId = '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10';
  const intents = hub.app.get(LedgerIntents, { strict: false });
  await inTransaction(hub.app.get(DataSource, { strict: false }), (m) =>
    intents.appendEvent(m, {
      type: 'eu.guildmark.audit.summary-published.v1',
      schema: 'events/audit.summary-published/1.0',
      subject: summaryId,
      data: {
        ...{ summaryId, year: time.getUTCFullYear(), country: 'IT', nuts1: 'ITH' },
        ...{ naceSection: 'C', clusterType: 'PORTERIAN', firms: 10, smeTypes: {} },
        ...{ epsilonMilli: 1000, instrumentVersion: '0.1.0' },
        gaps: [{ versionUri: SKILL, demand: 20, supply: 5, firms: 10 }],
      },
      bodies: [],
      time,
    }),
  );
  const db = registry.app.get(DataSource, { strict: false });
  await eventually(
    async () => (await db.query<unknown[]>('SELECT 1 FROM audit_summary')).length > 0,
  );
  await registry.first.post('/api/v1/observatory').send({ quarter }).expect(200);
}
