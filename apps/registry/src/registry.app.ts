import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Invitation } from '#domain/generated/schemas.js';
import { InvitationsService } from '#platform/auth/invitations.service.js';
import { adapter } from '#platform/http/adapter.js';
import { configureApp } from '#platform/http/configure-app.js';
import { serveWeb } from '#platform/http/serve-web.js';
import { REGISTRY_CONFIG, type RegistryConfig } from './registry.config.js';
import { RegistryModule } from './registry.module.js';
import { takeLargeBodies } from './verification/take-large-bodies.js';

/** Paths that the browser's own page answers; the API never uses them with GET. */
const SCREENS = ['/', '/verify', '/sign-in'];

/** The registry, ready to listen: database open and migrated, nothing written yet. */
export async function createRegistry(config: RegistryConfig): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    RegistryModule.with(config),
    adapter(config.bodyLimit, config.tls),
    { logger: ['error', 'warn'], abortOnError: false },
  );
  takeLargeBodies(app);
  await configureApp(app, {
    product: 'Guildmark registry',
    ratePerMinute: config.ratePerMinute,
    bodyLimit: config.bodyLimit,
  });
  await serveWeb(app, { root: config.webRoot, page: 'registry.html', routes: SCREENS });
  return app;
}

/** The one-time token of the first administrator, while the registry has no account at all. */
export function inviteFirstAdministrator(
  app: NestFastifyApplication,
): Promise<Invitation | undefined> {
  const { publicUrl } = app.get<RegistryConfig>(REGISTRY_CONFIG, { strict: false });
  return app.get(InvitationsService, { strict: false }).inviteFirst({
    name: 'Administrator',
    email: `administrator@${new URL(publicUrl).hostname}`,
    roles: ['administrator'],
  });
}
