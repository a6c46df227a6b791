import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Invitation } from '#domain/generated/schemas.js';
import { InvitationsService } from '#platform/auth/invitations.service.js';
import { adapter } from '#platform/http/adapter.js';
import { configureApp } from '#platform/http/configure-app.js';
import { observeRequests } from '#platform/http/observe-requests.js';
import { serveWeb } from '#platform/http/serve-web.js';
import { LineLogger } from '#platform/logging/line-logger.js';
import { inContext } from '#platform/tracing/work-context.js';
import { REGISTRY_CONFIG, type RegistryConfig } from './registry.config.js';
import { RegistryModule } from './registry.module.js';
import { takeLargeBodies } from './verification/take-large-bodies.js';

/** Paths that the browser's own page answers; the API never uses them with GET. */
const SCREENS = ['/', '/verify', '/observatory', '/sign-in'];

/** The registry, ready to listen: database open and migrated, nothing written yet. */
export async function createRegistry(config: RegistryConfig): Promise<NestFastifyApplication> {
  const name = { service: 'registry', origin: config.origin };
  // What is made now speaks in this name for ever, also beside another app in the same process.
  const app = await inContext(name, () =>
    NestFactory.create<NestFastifyApplication>(
      RegistryModule.with(config),
      adapter(config.bodyLimit, config.tls),
      {
        logger: new LineLogger(config.log),
        abortOnError: false,
      },
    ),
  );
  observeRequests(app, name);
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
