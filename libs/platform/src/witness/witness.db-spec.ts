import { createHash } from 'node:crypto';
import { formatAddCheckpoint } from '#ledger/add-checkpoint.js';
import { signCheckpoint } from '#ledger/checkpoint.js';
import { consistencyProof } from '#ledger/consistency-proof.js';
import { cosignaturesOf } from '#ledger/cosignature.js';
import { emptyFrontier } from '#ledger/frontier.js';
import { growTree } from '#ledger/grow-tree.js';
import { leafHash } from '#ledger/hash.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import { Ids } from '../clock.js';
import {
  FrozenClock,
  newSigner,
  openLedgerDatabase,
  someEntries,
} from '../ledger/testing/ledger-under-test.js';
import { WitnessService } from './witness.service.js';

const origin = 'hub.example/ledger';

describeDatabases('witness', (kind) => {
  async function setup() {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database, 'registry');
    const clock = new FrozenClock();
    const signer = newSigner('registry.example/witness', 4);
    const log = newSigner(origin, 1);
    const logs = {
      keysOf: (name: string) =>
        Promise.resolve(name === origin ? [{ key: log.verifier, fromSize: 0 }] : undefined),
    };
    const witness = new WitnessService(signer, logs, db, clock, new Ids(clock));
    const hashes = someEntries(300).map((entry) => leafHash(entry));
    const noteAt = (size: number, leaves = hashes, by = log) =>
      signCheckpoint(
        {
          origin: by.verifier.name,
          size,
          root: growTree(emptyFrontier, leaves.slice(0, size)).root,
        },
        by,
      );
    const bodyOf = async (oldSize: number, size: number, note = noteAt(size)) =>
      formatAddCheckpoint({
        oldSize,
        proof: await consistencyProof(Math.min(oldSize, size), size, (wanted) =>
          Promise.resolve(
            wanted.map(({ level, index }) =>
              level === 0
                ? hashes[index]!
                : growTree(emptyFrontier, hashes.slice(index * 256, index * 256 + 256)).root,
            ),
          ),
        ),
        note,
      });
    const add = async (...args: Parameters<typeof bodyOf>) =>
      witness.addCheckpoint(await bodyOf(...args));
    const evidence = () =>
      db.query<{ kind: number; note_a: string; note_b: string | null }[]>(
        'SELECT kind, note_a, note_b FROM ledger_evidence ORDER BY id',
      );
    const close = async () => {
      await db.destroy();
      await drop();
    };
    return { add, bodyOf, clock, close, evidence, hashes, log, noteAt, signer, witness };
  }

  it('I9 answers 413, 400, 404 and 403 before it looks at sizes', async () => {
    const { add, close, noteAt, witness, log } = await setup();
    try {
      expect((await witness.addCheckpoint('x'.repeat(131_073))).status).toBe(413);
      expect((await witness.addCheckpoint(undefined)).status).toBe(400);
      expect((await witness.addCheckpoint('old 0\nno')).status).toBe(400);
      const stranger = newSigner('other.example/ledger', 1);
      expect((await add(0, 3, noteAt(3, undefined, stranger))).status).toBe(404);
      const impostor = newSigner(origin, 1);
      expect((await add(0, 3, noteAt(3, undefined, impostor))).status).toBe(403);
      const bad = noteAt(3).replace(/^3$/m, '4');
      expect((await add(0, 3, bad)).status).toBe(403);
      expect(log.verifier.type).toBe(1);
      expect((await add(5, 3)).status).toBe(400);
    } finally {
      await close();
    }
  });

  it('I9 cosigns what extends, cosigns it again, and names its size otherwise', async () => {
    const { add, close, clock, noteAt, signer, witness } = await setup();
    try {
      const hash = createHash('sha256').update(origin).digest('hex');
      expect((await witness.checkpoint(hash)).status).toBe(404);
      expect((await witness.checkpoint('../x')).status).toBe(404);
      expect(await add(2, 3)).toMatchObject({
        status: 409,
        type: 'text/x.tlog.size',
        text: '0\n',
      });
      const first = await add(0, 3);
      expect(first.status).toBe(200);
      const note = parseSignedNote(noteAt(3) + first.text);
      expect(cosignaturesOf(note, [signer.verifier])).toEqual([
        { key: signer.verifier, time: clock.now().getTime() / 1000 },
      ]);
      expect((await witness.checkpoint(hash)).text).toBe(noteAt(3) + first.text);
      clock.advance(10);
      expect((await add(3, 3)).status).toBe(200);
      expect((await add(3, 280)).status).toBe(200);
      expect(await add(3, 290)).toMatchObject({ status: 409, text: '280\n' });
      expect((await add(280, 290)).status).toBe(200);
    } finally {
      await close();
    }
  });

  it('I9 refuses another root with 422 and keeps both notes once', async () => {
    const { add, close, evidence, hashes, noteAt } = await setup();
    try {
      expect((await add(0, 8)).status).toBe(200);
      const forked = [...hashes.slice(0, 7), ...someEntries(300, 1000).map((e) => leafHash(e))];
      expect((await add(8, 8, noteAt(8, forked))).status).toBe(422);
      expect((await add(8, 8, noteAt(8, forked))).status).toBe(422);
      expect((await add(8, 12, noteAt(12, forked))).status).toBe(422);
      const kept = await evidence();
      expect(kept.map(({ kind: weight }) => weight).sort()).toEqual([1, 3]);
      const fork = kept.find(({ kind: weight }) => weight === 1);
      expect(fork?.note_a).toBe(noteAt(8, forked));
      expect(fork?.note_b?.startsWith(noteAt(8))).toBe(true);
    } finally {
      await close();
    }
  });

  it('I9 never keeps a forged line in its own name', async () => {
    const { add, close, noteAt, signer, witness } = await setup();
    try {
      const { name, keyId } = signer.verifier;
      const forged = Buffer.concat([keyId, Buffer.alloc(72, 7)]).toString('base64');
      const answer = await add(0, 3, `${noteAt(3)}— ${name} ${forged}\n`);
      expect(answer.status).toBe(200);
      const hash = createHash('sha256').update(origin).digest('hex');
      expect((await witness.checkpoint(hash)).text).toBe(noteAt(3) + answer.text);
    } finally {
      await close();
    }
  });

  it('I9 never goes back in time: keeps the last time for 300 s, then answers 503', async () => {
    const { add, close, clock, noteAt, signer } = await setup();
    try {
      const time = clock.now().getTime() / 1000;
      expect((await add(0, 3)).status).toBe(200);
      clock.advance(-300);
      const again = await add(3, 4);
      const note = parseSignedNote(noteAt(4) + again.text);
      expect(cosignaturesOf(note, [signer.verifier])[0]?.time).toBe(time);
      clock.advance(-1);
      expect((await add(4, 5)).status).toBe(503);
    } finally {
      await close();
    }
  });

  it('I9 lets one of two racing sizes win and names the winner to the other', async () => {
    const { bodyOf, close, witness } = await setup();
    try {
      for (const [from, sizes] of [
        [0, [5, 9]],
        [undefined, [20, 30]],
      ] as const) {
        const hash = createHash('sha256').update(origin).digest('hex');
        const stored = (await witness.checkpoint(hash)).text.split('\n')[1];
        const old = from ?? Number(stored);
        const bodies = await Promise.all(sizes.map((size) => bodyOf(old, size)));
        const answers = await Promise.all(bodies.map((body) => witness.addCheckpoint(body)));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        const winner = answers[0]?.status === 200 ? sizes[0] : sizes[1];
        expect(answers.find(({ status }) => status === 409)?.text).toBe(`${winner}\n`);
      }
    } finally {
      await close();
    }
  });
});
