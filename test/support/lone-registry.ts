import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import supertest from 'supertest';
import type { Invitation, Session } from '#domain/generated/schemas.js';
import { createRegistry, inviteFirstAdministrator } from '../../apps/registry/src/registry.app.js';
import { readRegistryConfig } from '../../apps/registry/src/registry.config.js';
import type { DatabaseKind } from './databases.js';

/** Of the administrator and the expert. */
export const PASSWORD = 'eleven brass rivets';

export type LoneRegistry = Awaited<ReturnType<typeof loneRegistry>>;

/** A registry without hubs, asked without a socket by an administrator and an expert. */
export async function loneRegistry(kind: DatabaseKind) {
  const { database, drop } = await kind.fresh({ tables: true });
  const data = mkdtempSync(join(tmpdir(), 'guildmark-registry-'));
  const config = readRegistryConfig(
    {
      GUILDMARK_DATA: data,
      REGISTRY_SEQUENCE_MS: '10',
      REGISTRY_PUBLISH_MS: '20',
      REGISTRY_RATE_PER_MINUTE: '100000',
    },
    database,
  );
  const app: NestFastifyApplication = await createRegistry(config);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const http = supertest(app.getHttpServer());
  const accept = async ({ token, email }: Invitation) => {
    await http.post('/api/v1/passwords').send({ token, password: PASSWORD }).expect(204);
    const signedIn = await http.post('/api/v1/sessions').send({ email, password: PASSWORD });
    const session = signedIn.body as Session;
    return supertest.agent(app.getHttpServer()).set('authorization', `Bearer ${session.token}`);
  };
  const first = await inviteFirstAdministrator(app);
  if (!first) throw new Error('a fresh registry has no account');
  const administrator = await accept(first);
  const invited = await administrator
    .post('/api/v1/accounts')
    .send({ name: 'Ada Expert', email: 'Ada@expert.example', role: 'expert' })
    .expect(201);
  return {
    app,
    config,
    http,
    administrator,
    expert: await accept(invited.body as Invitation),
    close: async () => {
      await app.close();
      await drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
