import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { cosign } from '#ledger/cosignature.js';
import { parseSignedNote } from '#ledger/signed-note.js';
import { formatVerifierKey } from '#ledger/verifier-key.js';
import { checkLedger } from '../../../../test/support/check-ledger.js';
import { describeDatabases } from '../../../../test/support/databases.js';
import {
  FrozenClock,
  ledgerOptions,
  newSigner,
  openLedgerDatabase,
  someEntries,
  startedLedger,
} from './testing/ledger-under-test.js';
import { waitForAnswersOf } from './testing/wait-for-answers.js';
import { startWitness } from './testing/witness-under-test.js';

/** What a bad witness answers to a submission of the text of a checkpoint. */
const FAULTS: Readonly<Record<string, (response: ServerResponse, checkpoint: string) => void>> = {
  slow: () => undefined,
  garbage: (response) => response.writeHead(200).end('\u0000 — no note \uffff\n\n\n'),
  error: (response) => response.writeHead(500).end('out of order'),
  'wrong-key': (response, checkpoint) =>
    response
      .writeHead(200)
      .end(cosign(checkpoint, newSigner('wrong-key.example', 4), 1_790_000_000)),
  huge: (response) => response.writeHead(200).end('— x.example AAAA\n'.repeat(100_000)),
  endless: (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('—'), 50);
    response.on('close', () => {
      clearInterval(timer);
    });
  },
  'conflict-without-size': (response) => response.writeHead(409).end('many\n'),
  redirect: (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
};

/** Those that never come to an end. */
const SILENT = ['slow', 'endless'];

async function startBadWitnesses() {
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const [, fault = ''] = (request.url ?? '').split('/');
    if (request.method !== 'POST') {
      response.writeHead(404).end();
      return;
    }
    void text(request).then((body) => {
      FAULTS[fault]?.(response, parseSignedNote(body.slice(body.indexOf('\n\n') + 2)).text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const line = (name: string, url: string) =>
    `witness ${name} ${formatVerifierKey(newSigner(`${name}.example`, 4).verifier)} ${url}\n`;
  const names = [...Object.keys(FAULTS), 'down'];
  // The others answer, however busy the machine is: what they answer is what is looked at.
  for (const name of names)
    if (!SILENT.includes(name)) waitForAnswersOf(`http://127.0.0.1:${port}/${name}/`);
  return {
    names,
    lines:
      Object.keys(FAULTS)
        .map((name) => line(name, `http://127.0.0.1:${port}/${name}`))
        .join('') + line('down', 'http://127.0.0.1:65535'),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describeDatabases('bad witnesses', (kind) => {
  async function setup(quorum: (names: readonly string[]) => string) {
    const { database, drop } = await kind.fresh();
    const db = await openLedgerDatabase(database);
    const clock = new FrozenClock();
    const open = ledgerOptions();
    const good = await startWitness(database, open.signers[0].verifier, clock);
    const bad = await startBadWitnesses();
    const [registry = ''] = good.policy.split('\n');
    const policy = `${registry}\n${bad.lines}${quorum(bad.names)}\n`;
    const ledger = await startedLedger(db, { ...open, policy }, clock);
    ledger.state.passGuard();
    await ledger.append(someEntries(3));
    await ledger.sequencer.tick();
    const close = async () => {
      bad.close();
      await good.close();
      await db.destroy();
      await drop();
    };
    return { ...ledger, close, db, good };
  }

  it('do not keep a checkpoint back whose quorum is met without them', async () => {
    const { close, db, publisher, reader, state } = await setup(
      (names) => `group one any registry ${names.join(' ')}\nquorum one`,
    );
    try {
      const began = performance.now();
      expect(await publisher.tick()).toBe(1);
      // They never end: this tells that they were not waited for, and leaves room for a busy machine.
      expect(performance.now() - began).toBeLessThan(60_000);
      const note = (await reader.checkpoint())?.note ?? '';
      // only the log and the good one are named: nothing a bad one sent is passed on
      expect(parseSignedNote(note).signatures.map(({ name }) => name)).toEqual([
        'hub.example/ledger',
        'registry.example/witness',
      ]);
      expect(state.readOnly).toBeUndefined();
      expect(await checkLedger(db)).toEqual({ size: 4, published: 4, queued: 0 });
    } finally {
      await close();
    }
  });

  it('keep it back when needed, are named once in an alarm, and it goes out unchanged later', async () => {
    const { append, clock, close, db, good, options, publisher, sequencer, state } = await setup(
      (names) => `group all all registry ${names.join(' ')}\nquorum all`,
    );
    const said = jest.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    try {
      for (const wait of [0, 4, 1, 1]) {
        clock.advance(wait);
        expect([await publisher.tick(), publisher.isWaiting]).toEqual([0, true]);
      }
      expect(said).toHaveBeenCalledTimes(1);
      const [alarm] = said.mock.calls[0] as [string];
      for (const part of [
        'ledger.quorum-missing: size 4 waits',
        'down: no answer',
        'slow: no answer',
        'garbage: 200 without',
        'wrong-key: 200 without',
        'huge: no answer',
        'endless: no answer',
        'error: status 500',
        'conflict-without-size: 409',
        'redirect: no answer',
      ])
        expect(alarm).toContain(part);
      expect(alarm).not.toContain('registry:');
      const signed = () => db.query<{ note: string }[]>('SELECT note FROM ledger_checkpoint');
      const before = await signed();
      await append(someEntries(2, 70));
      await sequencer.tick();
      expect(state.readOnly).toBeUndefined();
      // the operator takes them out of the policy
      const after = await startedLedger(db, { ...options, policy: good.policy }, clock);
      expect(await after.publisher.tick()).toBe(2);
      expect((await signed())[0]).toEqual(before[0]);
      // what waits is the announcement of the other policy
      expect(await checkLedger(db)).toEqual({ size: 6, published: 6, queued: 1 });
    } finally {
      said.mockRestore();
      await close();
    }
  });
});
