import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { appProcess } from '../../tools/chaos/app-process.js';
import { countOf, gather } from '../../tools/chaos/audit.js';
import { judge } from '../../tools/chaos/judge.js';
import { type Asked, type Lane, openLane } from '../../tools/chaos/lane.js';
import { readCheckpoint } from '../../tools/chaos/read-entries.js';
import { startSeparately } from '../../tools/chaos/separate-system.js';
import { readExample } from '../../tools/demo/read-example.js';
import { until } from '../../tools/demo/until.js';
import { sparePorts } from '../../tools/spare-ports.js';
import { checkLedger } from '../support/check-ledger.js';
import { databaseKinds } from '../support/databases.js';
import { requirement } from '../support/requirements.js';

const ACKNOWLEDGED = 16;
const example = readExample(fileURLToPath(new URL('../../examples', import.meta.url)));

requirement('postgres').it(
  'two hub processes on one database sequence and publish one ledger',
  async () => {
    const { database, drop } = await databaseKinds()[1]!.fresh();
    const url = database as string;
    // Fast loops on both sides, so that they meet often.
    const cadence = { HUB_SEQUENCE_MS: '10', HUB_PUBLISH_MS: '10' };
    const system = await startSeparately(url, example, cadence);
    const [port = 0] = await sparePorts(1);
    const second = appProcess('hub', `http://localhost:${port}`, {
      ...system.hubSettings,
      HUB_PORT: String(port),
      HUB_PUBLIC_URL: system.hub.url,
    });
    try {
      await second.start();
      const lanes: Lane[] = [];
      const before = new Map<Lane, Asked>();
      for (const [i, row] of example.experiences.slice(0, 4).entries()) {
        const signIns = i % 2 === 0 ? system.signIns : { ...system.signIns, hub: second.url };
        const lane = await openLane(row, example, signIns, () => undefined);
        before.set(lane, await countOf(lane));
        lanes.push(lane);
      }
      const seen = { hub: new Set<string>(), registry: new Set<string>() };
      let done = false;
      const work = Promise.all(lanes.map((lane) => lane.run(() => done)));
      const enough = until(
        'acknowledgements',
        async () => {
          for (const app of [system.hub, second]) {
            const checkpoint = await readCheckpoint(app.url);
            if (checkpoint !== undefined) seen.hub.add(checkpoint);
          }
          const count = lanes.reduce((sum, lane) => sum + lane.acknowledged.length, 0);
          return count >= ACKNOWLEDGED || undefined;
        },
        300,
      );
      try {
        await Promise.race([enough, work]);
      } finally {
        done = true;
      }
      await work;
      // Both took part: each hub acknowledged something.
      expect(lanes.every(({ acknowledged }) => acknowledged.length > 0)).toBe(true);
      expect(judge(await gather(system, lanes, before, seen, url))).toEqual({
        lost: 0,
        duplicated: 0,
        contradicted: 0,
        reasons: [],
      });
      const options = { type: 'postgres', url, extra: { options: '-c search_path=hub' } } as const;
      const db = await new DataSource(options).initialize();
      try {
        await until(
          'an empty queue',
          async () => (await checkLedger(db)).queued === 0 || undefined,
        );
      } finally {
        await db.destroy();
      }
    } finally {
      await second.stop();
      await system.stop();
      await drop();
    }
  },
);
