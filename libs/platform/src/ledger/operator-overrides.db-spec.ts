import { randomUUID } from 'node:crypto';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { outcomeOf, requestOverride } from './operator-overrides.sql.js';
import {
  ledgerOptions,
  ledgerParts,
  newSigner,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';
import { serveNote } from './testing/serve-note.js';

const NOBODY = 'http://127.0.0.1:65535';
const reason = 'The witness was wound up; its successor starts on Monday.';

/** A ledger whose only witness is gone, and which has grown to ten leaves before. */
async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openLedgerDatabase(database);
  const key = formatVerifierKey(newSigner('w.example', 4).verifier);
  const open = ledgerOptions();
  const before = await startedLedger(db, open);
  await before.append(someEntries(9));
  await before.sequencer.tick();
  const options = { ...open, policy: `witness w ${key} ${NOBODY}\nquorum w\n` };
  const parts = ledgerParts(db, options);
  const request = async (text = reason, at = parts.clock.now()) => {
    const id = randomUUID();
    await requestOverride(db, { id, reason: text, at });
    return id;
  };
  return {
    db,
    options,
    parts,
    request,
    policyOf: (url: string) => options.policy.replace(NOBODY, url),
    close: async () => {
      await db.destroy();
      await drop();
    },
  };
}

describeDatabases('an override of the operator', (kind) => {
  let s: Awaited<ReturnType<typeof setup>>;
  beforeEach(async () => {
    s = await setup(kind);
  });
  afterEach(() => s.close());

  it('is refused while somebody holds a larger or another tree', async () => {
    const { db, options, policyOf } = s;
    for (const [size, why] of [
      [99, 'w knows size 99, the ledger has 10'],
      [10, 'w knows another root at size 10'],
    ] as const) {
      const root = Buffer.alloc(32, 1);
      const note = signCheckpoint({ origin: options.origin, size, root }, options.signers[0]);
      const witness = await serveNote(note);
      try {
        const id = await s.request();
        const parts = ledgerParts(db, { ...options, policy: policyOf(witness.url) });
        await parts.start.passGuard();
        expect(parts.state.mayWrite).toBe(false);
        expect(await outcomeOf(db, id)).toEqual({ granted: false, detail: why });
      } finally {
        await witness.close();
      }
    }
    expect(await checkLedger(db)).toMatchObject({ size: 10, queued: 0 });
  });

  it('takes the place of an answer that nobody gives, once, and stands in the ledger', async () => {
    const { db, options, parts } = s;
    await parts.start.passGuard();
    expect(parts.state.health()).toEqual({ state: 'waiting-for-witnesses' });
    const id = await s.request();
    await parts.start.passGuard();
    expect(parts.state.health()).toEqual({ state: 'writing' });
    expect(await outcomeOf(db, id)).toMatchObject({ granted: true });
    // the override, and the policy that is another one than at the opening
    expect(await parts.sequencer.tick()).toBe(2);
    expect(parseLeaf((await parts.reader.entries(10, 11))[0]!)).toMatchObject({
      event: {
        type: 'eu.guildmark.ledger.operator-override.v1',
        data: { reason, overridden: 'quorum-missing', silent: ['w: unreachable'], size: 10 },
      },
    });
    const restarted = ledgerParts(db, options);
    await restarted.start.passGuard();
    expect(restarted.state.health()).toEqual({ state: 'waiting-for-witnesses' });
  });

  it('counts no more when it is old, or was given for another size', async () => {
    const { db, parts } = s;
    const old = await s.request(reason, new Date(parts.clock.now().getTime() - 11 * 60_000));
    await parts.start.passGuard();
    expect(parts.state.mayWrite).toBe(false);
    const id = randomUUID();
    await db.query(
      `INSERT INTO ledger_override (id, reason, head_size, requested_at) VALUES ($1, $2, 9, $3)`,
      [id, reason, parts.clock.now()],
    );
    await parts.start.passGuard();
    expect(parts.state.mayWrite).toBe(false);
    expect([await outcomeOf(db, old), await outcomeOf(db, id)]).toEqual([undefined, undefined]);
  });

  it('is refused with a reason that may name a person', async () => {
    const { db, parts } = s;
    const id = await s.request('ask maria.rossi@hub.example about it');
    await parts.start.passGuard();
    expect(parts.state.mayWrite).toBe(false);
    expect((await outcomeOf(db, id))?.granted).toBe(false);
    expect((await checkLedger(db)).queued).toBe(0);
  });
});
