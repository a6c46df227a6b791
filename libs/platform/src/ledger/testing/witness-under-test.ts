import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { DataSource } from 'typeorm';
import { formatVerifierKey, type VerifierKey } from '#ledger/verifier-key.js';
import { Ids } from '../../clock.js';
import type { Database } from '../../database/data-source.js';
import { WitnessService } from '../../witness/witness.service.js';
import { type FrozenClock, newSigner, openLedgerDatabase } from './ledger-under-test.js';
import { waitForAnswersOf } from './wait-for-answers.js';

/** A real witness over HTTP, which remembers in schema `registry` of a database. */
export interface WitnessUnderTest {
  /** A policy that needs it. */
  readonly policy: string;
  readonly key: VerifierKey;
  readonly db: DataSource;
  close(): Promise<void>;
}

/** Starts a witness of one log on a free port of this machine. */
export async function startWitness(
  database: Database,
  log: VerifierKey,
  clock: FrozenClock,
): Promise<WitnessUnderTest> {
  const db = await openLedgerDatabase(database, 'registry');
  const signer = newSigner('registry.example/witness', 4);
  const logs = {
    keysOf: (origin: string) =>
      Promise.resolve(origin === log.name ? [{ key: log, fromSize: 0 }] : undefined),
  };
  const witness = new WitnessService(signer, logs, db, clock, new Ids(clock));
  // Never ends an idle connection: it could just then be asked over it.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const answer = async () => {
      const [, hex] = /^\/witness\/([0-9a-f]{64})\/checkpoint$/.exec(request.url ?? '') ?? [];
      const {
        status,
        type,
        text: body,
      } = hex === undefined
        ? await witness.addCheckpoint(await text(request))
        : await witness.checkpoint(hex);
      response.writeHead(status, { 'content-type': type }).end(body);
    };
    answer().catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  waitForAnswersOf(`http://127.0.0.1:${port}/`);
  const policy = `witness registry ${formatVerifierKey(signer.verifier)} http://127.0.0.1:${port}\nquorum registry\n`;
  return {
    policy,
    key: signer.verifier,
    db,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await db.destroy();
    },
  };
}
