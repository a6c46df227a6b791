import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { authTables } from '#platform/auth/auth.module.js';
import { openDataSource } from '#platform/database/database.module.js';
import { FrozenClock } from '#platform/ledger/testing/ledger-under-test.js';
import { type DatabaseKind, describeDatabases } from '../../../../test/support/databases.js';
import { accreditationTables } from '../accreditation/accreditation.module.js';
import { ledgerTables } from '../ledger/registry-ledger.module.js';
import { hubRecordsTables } from '../mirror/mirror-ports.module.js';
import { followerTables } from '../mirror/mirror.module.js';
import { standardsTables } from '../standards/standards.module.js';
import { StatusListWatch } from './status-list-watch.service.js';
import { WatchPositions } from './watch-positions.sql.js';
import { watchTables } from './watch.module.js';

const ORIGIN = 'hub.example/ledger';
const tables = [
  authTables,
  ledgerTables,
  followerTables,
  standardsTables,
  accreditationTables,
  hubRecordsTables,
  watchTables,
];
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** A hub whose status list is served as `say` put it last; nothing at all before. */
async function serveList() {
  let text: string | undefined;
  const server = createServer((_, response) => {
    response.writeHead(text === undefined ? 404 : 200).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/status/1`,
    say: (words: string | undefined) => (text = words),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'registry', {
    entities: [],
    migrations: tables.flatMap(({ migrations }) => migrations),
  });
  const list = await serveList();
  const clock = new FrozenClock();
  const watch = new StatusListWatch({ isLocal: true }, new WatchPositions(db), clock);
  return {
    list,
    /** The leaf `index` of the ledger says that the list has this text. */
    publish: (index: number, text: string) =>
      db.query(
        `INSERT INTO status_list_publication (origin, idx, url, sha256, seq)
         VALUES ($1, $2, $3, $4, $2)`,
        [ORIGIN, index, list.url, sha256(text)],
      ),
    /** Looks so many seconds later; gives all findings. */
    lookAfter: async (seconds: number) => {
      clock.advance(seconds);
      await watch.look(ORIGIN);
      return db.query<{ idx: number; code: string; detail: string; resolved: boolean }[]>(
        `SELECT idx::integer, code, detail, resolved_at IS NOT NULL AS resolved
         FROM mirror_finding WHERE origin = $1 ORDER BY idx`,
        [ORIGIN],
      );
    },
    close: async () => {
      await list.close();
      await db.destroy();
      await drop();
    },
  };
}

const mismatch = { idx: 7, code: 'statuslist.digest-mismatch' };

describeDatabases('the watch of status lists', (kind) => {
  let run: Awaited<ReturnType<typeof setup>>;
  beforeEach(async () => {
    run = await setup(kind);
    await run.publish(7, 'as published');
  });
  afterEach(() => run.close());

  it('finds a list that is served otherwise for longer than 120 s, and takes it back', async () => {
    const { list, lookAfter } = run;
    list.say('something else');
    expect(await lookAfter(0)).toEqual([]);
    expect(await lookAfter(120)).toEqual([]);
    const detail = `${list.url} is served with digest ${sha256('something else')}, published was ${sha256('as published')}`;
    const found = [{ ...mismatch, detail, resolved: false }];
    expect(await lookAfter(1)).toEqual(found);
    expect(await lookAfter(60)).toEqual(found);
    list.say('as published');
    expect(await lookAfter(1)).toMatchObject([{ ...mismatch, resolved: true }]);
    // the same again is a new fault, with the whole time to mend it
    list.say('something else');
    expect(await lookAfter(1)).toMatchObject([{ resolved: true }]);
    expect(await lookAfter(121)).toMatchObject([{ ...mismatch, resolved: false }]);
  });

  it('waits for the leaf of a list that is newer than the ledger', async () => {
    const { list, lookAfter, publish } = run;
    list.say('newer');
    expect(await lookAfter(0)).toEqual([]);
    await publish(9, 'newer');
    expect(await lookAfter(300)).toEqual([]);
    // other bytes begin the time anew
    list.say('newest');
    expect(await lookAfter(0)).toEqual([]);
    list.say('newest of all');
    expect(await lookAfter(119)).toEqual([]);
    expect(await lookAfter(119)).toEqual([]);
    expect(await lookAfter(2)).toMatchObject([{ ...mismatch, idx: 9 }]);
  });

  it('says nothing of a list that cannot be had, or is as published', async () => {
    const { list, lookAfter } = run;
    expect(await lookAfter(0)).toEqual([]);
    expect(await lookAfter(300)).toEqual([]);
    list.say('as published');
    expect(await lookAfter(0)).toEqual([]);
    expect(await lookAfter(300)).toEqual([]);
  });
});
