import { signCheckpoint } from '#ledger/checkpoint.js';
import { parseLeaf } from '#ledger/public-leaf.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import {
  ledgerOptions,
  ledgerParts,
  newSigner,
  openLedgerDatabase,
  startedLedger,
} from './testing/ledger-under-test.js';

const origin = 'old.example/ledger';
const noteOf = (size: number) =>
  signCheckpoint({ origin, size, root: Buffer.alloc(32, size) }, newSigner(origin, 1));

describeDatabases('a ledger that follows another', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const plain = ledgerOptions();
    const naming = (succeeds?: string) => ({
      ...plain,
      opened: { ...plain.opened, ...(succeeds !== undefined && { succeeds }) },
    });
    return {
      naming,
      start: (succeeds?: string) => ledgerParts(db, naming(succeeds)).start.openAndCheck(),
      open: (succeeds?: string) => startedLedger(db, naming(succeeds)),
      close: async () => {
        await db.destroy();
        await drop();
      },
    };
  }

  it('names its predecessor in its first leaf, and takes no other one later', async () => {
    const { close, open, start } = await setup();
    try {
      const last = noteOf(5);
      const { reader, sequencer } = await open(last);
      // first while the leaf waits for its place, then when it has it
      for (const placed of [0, 1]) {
        await start();
        await start(last);
        // another signature under the same tree
        await start(noteOf(5));
        await expect(start(noteOf(6))).rejects.toThrow('ledger.predecessor-mismatch');
        expect(await sequencer.tick()).toBe(1 - placed);
      }
      expect(parseLeaf((await reader.entries(0, 1))[0]!)).toMatchObject({
        event: { type: 'eu.guildmark.ledger.opened.v1', data: { succeeds: last } },
      });
    } finally {
      await close();
    }
  });

  it('cannot be given a predecessor once it is open without one', async () => {
    const { close, open, start } = await setup();
    try {
      const { reader, sequencer } = await open();
      await expect(start(noteOf(5))).rejects.toThrow(
        `ledger.predecessor-mismatch: the first leaf does not name ${origin} at size 5`,
      );
      await sequencer.tick();
      await expect(start(noteOf(5))).rejects.toThrow('ledger.predecessor-mismatch');
      const leaf = parseLeaf((await reader.entries(0, 1))[0]!);
      expect(leaf.kind === 'public' && leaf.event.data).not.toHaveProperty('succeeds');
    } finally {
      await close();
    }
  });
});
