import 'reflect-metadata';
import type { EntityManager } from 'typeorm';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import type { Clock } from '../clock.js';
import { openDataSource } from '../database/database.module.js';
import { idempotencyTables } from './idempotency.module.js';
import { Idempotency } from './idempotency.js';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', { entities: [], ...idempotencyTables });
  await db.query('CREATE TABLE note (text text)');
  const clock: Clock = { now: () => new Date('2026-11-23T10:00:00Z') };
  const request = (key: string | undefined, body: unknown = { a: 1 }) => ({
    accountId: '01890000-0000-7000-8000-000000000001',
    key,
    operation: 'note',
    body,
  });
  const write = async (m: EntityManager) => {
    await m.query("INSERT INTO note VALUES ('x')");
    const [row] = await m.query<{ c: string }[]>('SELECT count(*) AS c FROM note');
    return { n: row?.c };
  };
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return { idempotency: new Idempotency(db, clock), request, write, close };
}

describeDatabases('a repeatable write', (kind) => {
  it('refuses a key that was used for something else', async () => {
    const { idempotency, request, write, close } = await setup(kind);
    try {
      await idempotency.once(request('k'), write);
      await expect(idempotency.once(request('k', { a: 2 }), write)).rejects.toThrow(
        expect.objectContaining({ code: 'request.key-reused' }) as Error,
      );
    } finally {
      await close();
    }
  });

  it('happens once for each key, also when two come at once, and gives the same answer', async () => {
    const { idempotency, request, write, close } = await setup(kind);
    try {
      const answers = await Promise.all([1, 2, 3].map(() => idempotency.once(request('k'), write)));
      expect(answers).toEqual([{ n: '1' }, { n: '1' }, { n: '1' }]);
      expect(await idempotency.once(request('other'), write)).toEqual({ n: '2' });
      expect(await idempotency.once(request(undefined), write)).toEqual({ n: '3' });
    } finally {
      await close();
    }
  });

  it('remembers nothing of a write that failed', async () => {
    const { idempotency, request, write, close } = await setup(kind);
    try {
      await expect(
        idempotency.once(request('k'), async (m) => {
          await write(m);
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      expect(await idempotency.once(request('k'), write)).toEqual({ n: '1' });
    } finally {
      await close();
    }
  });
});
