import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { restoreBackup, takeBackup } from '../../../../test/support/backup.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { inTransaction } from '../database/in-transaction.js';
import { eraseBody } from './erase-body.js';
import type { LedgerOptions } from './ledger-options.js';
import { newBody } from './new-body.js';
import { ledgerParts, newSigner, someEntries, startedLedger } from './testing/ledger-under-test.js';
import { serveNote } from './testing/serve-note.js';
import { witnessedHub } from './testing/witnessed-hub.js';

type Parts = ReturnType<typeof ledgerParts>;

/** A text that stays outside the leaf. */
const text = (content: string) => newBody('text/plain', Buffer.from(content), Buffer.alloc(32, 7));

const why = text('why');

function publishText(parts: Parts, db: DataSource, body = why): Promise<string> {
  return inTransaction(db, (m) =>
    parts.intents.appendEvent(m, {
      type: 'eu.guildmark.evidence.published.v1',
      schema: 'events/evidence.published/1.0',
      subject: 'x',
      data: {
        contradictionId: '01890000-0000-7000-8000-00000000dead',
        kind: 1,
        origin: 'x',
        size: '1',
        rootA: `${'A'.repeat(43)}=`,
        rootB: `${'B'.repeat(43)}=`,
        notes: body.reference,
      },
      bodies: [body],
      time: new Date('2026-11-23T10:00:00Z'),
    }),
  );
}

const count = async (db: DataSource, from: string): Promise<number> =>
  Number((await db.query<{ n: string }[]>(`SELECT count(*) AS n FROM ${from}`))[0]?.n);

const doubled = (db: DataSource) =>
  count(db, '(SELECT entry FROM ledger_leaf GROUP BY log_id, entry HAVING count(*) > 1) d');

/**
 * A ledger of 305 leaves that is published and mirrored, restored to a backup of 301 leaves in which
 * four intents were still queued: one of them a public event with its text.
 */
async function setup(kind: DatabaseKind) {
  const site = await witnessedHub(kind);
  const { db, options } = site;
  const before = await startedLedger(db, options);
  await before.append(someEntries(300));
  await before.sequencer.tick();
  await before.publisher.tick();
  await site.pull();
  const queued = await before.append(someEntries(3, 1000));
  const event = await publishText(before, db);
  const backup = await takeBackup(db);
  await before.sequencer.tick();
  await before.publisher.tick();
  return {
    ...site,
    before,
    backup,
    queued: [...queued, event],
    restore: () => restoreBackup(db, backup),
    begin: async (changes: Partial<LedgerOptions> = {}) => {
      const parts = ledgerParts(db, { ...options, ...changes });
      await parts.start.openAndCheck();
      await parts.start.passGuard();
      return parts;
    },
  };
}

describeDatabases('I13 an old backup', (kind) => {
  let s: Awaited<ReturnType<typeof setup>>;
  beforeEach(async () => {
    s = await setup(kind);
  });
  afterEach(() => s.close());

  it('I13 refuses to sequence and sign, then catches up, no duplicate leaf', async () => {
    const { before, db, queued } = s;
    const late = text('written after the backup');
    await publishText(before, db, late);
    const gone = text('written and erased after the backup');
    await publishText(before, db, gone);
    await before.append(someEntries(1200, 2000));
    await before.sequencer.tick();
    await before.publisher.tick();
    const erase = ({ reference: { sha256 } }: typeof late) =>
      inTransaction(db, (m) => eraseBody(m, before.intents, sha256, before.clock.now()));
    await erase(gone);
    // the backup still has this one
    await erase(why);
    await before.sequencer.tick();
    await before.publisher.tick();
    await s.pull();
    const original = await before.reader.checkpoint();
    await s.restore();
    expect(await checkLedger(db)).toEqual({ size: 301, published: 301, queued: 4 });

    const alone = await s.begin({ mirrors: [] });
    expect([await alone.sequencer.tick(), await alone.publisher.tick()]).toEqual([0, 0]);
    expect(alone.state.health()).toMatchObject({
      state: 'read-only',
      reason: expect.stringContaining('registry knows size 1509, the ledger has 301') as unknown,
    });
    await expect(alone.append(someEntries(1, 9000))).rejects.toMatchObject({
      code: 'ledger.read-only',
    });
    expect(await checkLedger(db)).toEqual({ size: 301, published: 301, queued: 4 });

    const after = await s.begin();
    expect(after.state.health()).toEqual({ state: 'writing' });
    expect(await checkLedger(db)).toEqual({ size: 1509, published: 1509, queued: 0 });
    expect(await after.reader.checkpoint()).toEqual(original);
    for (const id of queued)
      expect(await after.proofs.proofOf(id)).toMatchObject({ state: 'published' });
    const bytesOf = async ({ reference: { sha256 } }: typeof late) =>
      (await after.reader.publishedBody(sha256))?.bytes;
    expect(await bytesOf(late)).toEqual(late.bytes);
    expect([await bytesOf(gone), await bytesOf(why)]).toEqual([undefined, undefined]);
    expect(await count(db, 'ledger_body WHERE bytes IS NOT NULL')).toBe(1);
    expect(await after.sequencer.tick()).toBe(0);

    // and goes on: the witnesses and the mirror take what follows for the same history
    await after.append(someEntries(5, 9000));
    expect([await after.sequencer.tick(), await after.publisher.tick()]).toEqual([5, 1]);
    expect(await checkLedger(db)).toEqual({ size: 1514, published: 1514, queued: 0 });
    expect(await s.pull()).toEqual({ outcome: 'complete' });
    expect(await doubled(db)).toBe(0);
    expect(await count(s.registryDb, 'ledger_evidence')).toBe(0);
  });

  it('I13 waits while the mirror is behind its witness, and says when leaves are lost', async () => {
    const { backup, db } = s;
    await s.restore();
    // the witnesses cosigned 305; the mirror has 301
    const parts = await s.begin();
    expect(parts.state.health()).toMatchObject({ state: 'catching-up' });
    for (let tick = 0; tick < 120; tick++) await parts.start.passGuard();
    expect(parts.state.health()).toMatchObject({
      state: 'read-only',
      reason: expect.stringContaining('open its successor') as unknown,
    });
    expect([await parts.sequencer.tick(), await parts.publisher.tick()]).toEqual([0, 0]);
    expect(await takeBackup(db)).toEqual(backup);
  });

  it('I13 stays away from the key while the witnesses are down, although the mirror has healed it', async () => {
    const { db, options, registry, peer } = s;
    await s.pull();
    await s.restore();
    const down = 'http://127.0.0.1:65535';
    const policy = options.policy.replace(registry.url, down).replace(peer.url, down);
    const parts = await s.begin({ policy });
    expect(await checkLedger(db)).toEqual({ size: 305, published: 305, queued: 0 });
    expect(parts.state.health()).toEqual({ state: 'waiting-for-witnesses' });
    await parts.append(someEntries(1, 9000));
    expect([await parts.sequencer.tick(), await parts.publisher.tick()]).toEqual([0, 0]);
    const up = await s.begin();
    expect([await up.sequencer.tick(), await up.publisher.tick()]).toEqual([1, 1]);
    expect(await doubled(db)).toBe(0);
  });

  it('I13 believes no witness and no mirror without a note of its own key', async () => {
    const { db, options, peer } = s;
    await s.pull();
    await s.restore();
    const { origin } = options;
    const forged = signCheckpoint(
      { origin, size: 9999, root: Buffer.alloc(32, 1) },
      newSigner(origin, 1),
    );
    const liar = await serveNote(forged);
    try {
      const parts = await s.begin({
        policy: options.policy.replace(peer.url, liar.url),
        mirrors: [`${liar.url}/mirror/`, s.mirror],
      });
      // healed from the honest mirror; the lying witness is one that did not answer
      expect(parts.state.health()).toEqual({ state: 'waiting-for-witnesses' });
      expect(await checkLedger(db)).toEqual({ size: 305, published: 305, queued: 0 });
      const either = options.policy.replace('group both all', 'group both 1');
      const enough = await s.begin({
        policy: either.replace(peer.url, liar.url),
        mirrors: [`${liar.url}/mirror/`, s.mirror],
      });
      expect(enough.state.health()).toEqual({ state: 'writing' });
    } finally {
      await liar.close();
    }
  });

  it('I13 is healed once by two processes that start together', async () => {
    const { db } = s;
    await s.pull();
    await s.restore();
    const [one, two] = await Promise.all([s.begin(), s.begin()]);
    await one.start.passGuard();
    await two.start.passGuard();
    expect([one.state.mayWrite, two.state.mayWrite]).toEqual([true, true]);
    await Promise.all([one.append(someEntries(3, 9000)), two.append(someEntries(3, 9100))]);
    await Promise.all([one.sequencer.tick(), two.sequencer.tick()]);
    await one.sequencer.tick();
    await Promise.all([one.publisher.tick(), two.publisher.tick()]);
    await one.publisher.tick();
    expect(await checkLedger(db)).toEqual({ size: 311, published: 311, queued: 0 });
    expect(await doubled(db)).toBe(0);
  });

  it('I13 that went its own way stays read-only for ever', async () => {
    const { options } = s;
    await s.pull();
    await s.restore();
    // somebody switched the guard off and wrote other leaves over the loss
    const astray = await s.begin({ policy: 'quorum none', mirrors: [] });
    // so many that the shuffle cannot give back the order that was lost
    await astray.append(Array.from({ length: 40 }, () => Buffer.from(randomUUID())));
    await astray.sequencer.tick();
    const parts = await s.begin({ policy: options.policy });
    expect(parts.state.health()).toMatchObject({
      state: 'read-only',
      reason: expect.stringContaining('registry knows another root at size 305') as unknown,
    });
    await parts.start.passGuard();
    expect([await parts.sequencer.tick(), await parts.publisher.tick()]).toEqual([0, 0]);
  });
});
