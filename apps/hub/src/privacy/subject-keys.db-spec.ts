import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { Salts } from '#platform/clock.js';
import { openDataSource } from '#platform/database/database.module.js';
import { inTransaction } from '#platform/database/in-transaction.js';
import { describeDatabases, type DatabaseKind } from '../../../../test/support/databases.js';
import type { HubConfig } from '../hub.config.js';
import { privacyTables } from './privacy.module.js';
import { SubjectKeys } from './subject-keys.service.js';
import { SubjectKeysStore } from './subject-keys.store.js';

async function setup(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh();
  const db = await openDataSource(database, 'hub', privacyTables);
  const keysUnder = (secret: number) =>
    new SubjectKeys(
      { secret: Buffer.alloc(32, secret) } as unknown as HubConfig,
      new SubjectKeysStore(db),
      new Salts(),
    );
  const close = async () => {
    await db.destroy();
    await drop();
  };
  return { db, keysUnder, keys: keysUnder(1), close };
}

const ensure = (db: DataSource, keys: SubjectKeys, personId: string) =>
  inTransaction(db, (m) => keys.ensure(personId, m));

describeDatabases('keys of people', (kind) => {
  it('do not open under another secret', async () => {
    const { db, keys, keysUnder, close } = await setup(kind);
    try {
      const ada = randomUUID();
      await ensure(db, keys, ada);
      await expect(keysUnder(2).find(ada)).rejects.toThrow();
    } finally {
      await close();
    }
  });

  it('do not open for another person', async () => {
    const { db, keys, close } = await setup(kind);
    try {
      const [ada, bea] = [randomUUID(), randomUUID()];
      await ensure(db, keys, ada);
      await db.query(
        'INSERT INTO subject_key SELECT $2, key_enc FROM subject_key WHERE person_id = $1',
        [ada, bea],
      );
      await expect(keys.find(bea)).rejects.toThrow();
    } finally {
      await close();
    }
  });

  it('are one for each person, also when made twice at once', async () => {
    const { db, keys, close } = await setup(kind);
    try {
      const [ada, bea] = [randomUUID(), randomUUID()];
      const made = await Promise.all([1, 2, 3, 4].map(() => ensure(db, keys, ada)));
      const known = await keys.find(ada);
      expect(known).toHaveLength(32);
      for (const key of made) expect(key).toEqual(known);
      expect(await ensure(db, keys, bea)).not.toEqual(known);
      const [row] = await db.query<{ key_enc: Buffer }[]>('SELECT key_enc FROM subject_key');
      expect(known && row?.key_enc.includes(known)).toBe(false);
    } finally {
      await close();
    }
  });

  it('give nothing once they are destroyed', async () => {
    const { db, keys, close } = await setup(kind);
    try {
      const ada = randomUUID();
      await ensure(db, keys, ada);
      await db.query('DELETE FROM subject_key');
      expect(await keys.find(ada)).toBeUndefined();
    } finally {
      await close();
    }
  });
});

it('salts are those of the design paper', () => {
  const keys = new SubjectKeys(
    { secret: Buffer.alloc(32) } as unknown as HubConfig,
    undefined as never,
    new Salts(),
  );
  // HMAC-SHA256(32 bytes 0x0b, "guildmark/salt/v1\n" || id), computed with openssl.
  const salt = keys.saltFor(Buffer.alloc(32, 0x0b), '0193f5a8-0000-7000-8000-000000000001');
  expect(salt.toString('hex')).toBe(
    'a013109da61e84f43e78a21604cdf9629f7efc0969a6225f0fd040c2ceef3515',
  );
});
