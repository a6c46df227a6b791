import { databaseSettings, readDatabaseSettings } from './database-settings.js';

it('runs migrations unless it is told to check them', () => {
  expect(readDatabaseSettings('HUB', {})).toEqual({
    databaseOwner: undefined,
    migrations: 'run',
  });
  expect(readDatabaseSettings('REGISTRY', { REGISTRY_MIGRATIONS: 'check' })).toEqual({
    databaseOwner: undefined,
    migrations: 'check',
  });
});
it('refuses another word', () => {
  expect(() => readDatabaseSettings('HUB', { HUB_MIGRATIONS: '0' })).toThrow(
    'HUB_MIGRATIONS must be run or check, not "0"',
  );
});
it('refuses the key of the owner where a job migrates', () => {
  const env = { HUB_MIGRATIONS: 'check', HUB_MIGRATION_DATABASE_URL: 'postgres://owner@db/hub' };
  expect(() => readDatabaseSettings('HUB', env)).toThrow(
    'HUB_MIGRATION_DATABASE_URL belongs to the job that migrates: HUB_MIGRATIONS is check',
  );
});
it('takes the owner where the process migrates', () => {
  const env = { HUB_MIGRATION_DATABASE_URL: 'postgres://owner@db/hub' };
  expect(readDatabaseSettings('HUB', env).databaseOwner).toBe('postgres://owner@db/hub');
});
it('names its settings', () => {
  expect(databaseSettings('REGISTRY')).toEqual([
    'REGISTRY_DATABASE_URL',
    'REGISTRY_MIGRATION_DATABASE_URL',
    'REGISTRY_MIGRATIONS',
  ]);
});
