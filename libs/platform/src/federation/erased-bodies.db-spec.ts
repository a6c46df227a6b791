import 'reflect-metadata';
import type { BusRecord } from '#federation/bus.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { applySegment } from './apply-segment.js';
import { followerOn } from './testing/follower-under-test.js';
import { HubLog } from './testing/hub-log.js';

async function withFollower(
  kind: DatabaseKind,
  test: (setting: {
    follower: Awaited<ReturnType<typeof followerOn>>;
    hub: HubLog;
    apply: (record: BusRecord) => Promise<string>;
    held: () => Promise<readonly { sha256: string; held: boolean; erased: boolean }[]>;
  }) => Promise<void>,
): Promise<void> {
  const { database, drop } = await kind.fresh();
  const follower = await followerOn(database, checkLedger);
  try {
    const hub = new HubLog();
    follower.follow(hub);
    await test({
      follower,
      hub,
      apply: (record) => applySegment(follower.context, record),
      held: () =>
        follower.db.query(
          `SELECT encode(sha256, 'hex') AS sha256, bytes IS NOT NULL AS held,
             erased_at IS NOT NULL AS erased FROM ledger_body`,
        ),
    });
  } finally {
    await follower.db.destroy();
    await drop();
  }
}

function addErasure(hub: HubLog, sha256: string): void {
  hub.addEvent(
    { sha256 },
    {
      type: 'eu.guildmark.body.erased.v1',
      dataschema: 'https://guildmark.eu/schemas/events/body.erased/1.0.schema.json',
      subject: sha256,
    },
  );
}

describeDatabases('a follower of a ledger that erases a body', (kind) => {
  it('drops its copy with the leaf that says so, and keeps the tree', async () => {
    await withFollower(kind, async ({ follower, hub, apply, held }) => {
      const sha256 = hub.addStandard('stitching');
      expect(await apply(hub.segment(0))).toBe('applied');
      expect(await held()).toEqual([{ sha256, held: true, erased: false }]);
      addErasure(hub, sha256);
      expect(await apply(hub.segment(1))).toBe('applied');
      expect(await held()).toEqual([{ sha256, held: false, erased: true }]);
      expect(await follower.state()).toMatchObject({ size: 2, findings: [], parked: [] });
    });
  });

  it('does not take the text back when the first segment comes again', async () => {
    await withFollower(kind, async ({ hub, apply, held }) => {
      const sha256 = hub.addStandard('stitching');
      const first = hub.segment(0);
      await apply(first);
      addErasure(hub, sha256);
      await apply(hub.segment(1));
      expect(await apply(first)).toBe('duplicate');
      // a segment that reaches over both, as a relay sends it after a restart
      expect(await apply(hub.segment(0))).toBe('duplicate');
      expect(await held()).toEqual([{ sha256, held: false, erased: true }]);
    });
  });

  it('never stores what is named and erased in one segment, with its bytes or without', async () => {
    for (const withoutBodies of [true, false])
      await withFollower(kind, async ({ follower, hub, apply, held }) => {
        const sha256 = hub.addStandard('stitching');
        addErasure(hub, sha256);
        expect(await apply(hub.segment(0, 2, { withoutBodies }))).toBe('applied');
        expect(await held()).toEqual([{ sha256, held: false, erased: true }]);
        expect((await follower.state()).projected[0]).toBe('0 stitching 0');
      });
  });

  it('drops nothing of another ledger, and takes the erasure of a body it never had', async () => {
    await withFollower(kind, async ({ follower, hub, apply, held }) => {
      const sha256 = hub.addStandard('stitching');
      await apply(hub.segment(0));
      const other = new HubLog('other.example/ledger');
      follower.follow(other);
      addErasure(other, sha256);
      expect(await apply(other.segment(0))).toBe('applied');
      expect(await held()).toEqual([{ sha256, held: true, erased: false }]);
    });
  });
});
