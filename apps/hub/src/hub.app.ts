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
import { HUB_CONFIG, type HubConfig } from './hub.config.js';
import { readEvidenceBodies } from './claims/read-evidence-bodies.js';
import { readCsvBodies } from './csv/read-csv-bodies.js';
import { HubModule } from './hub.module.js';
import { answerOAuthErrors } from './wallet/answer-oauth-errors.js';

/** Addresses of the page itself; everything below them is drawn in the browser. */
const SCREENS = [
  '/',
  '/sign-in',
  '/me',
  '/me/*',
  '/claims',
  '/claims/*',
  '/queue',
  '/queue/*',
  '/hub/*',
  '/statement',
  '/answer',
  '/firm',
  '/firm/*',
];

/** What a holder shows by a link: JSON for programs, the page for people. */
const SHARED_LINK = /^\/s\/[^/]+$/;

/** A hub, configured and not yet listening: what the production start, the one process and tests share. */
export async function createHub(config: HubConfig): Promise<NestFastifyApplication> {
  const name = { service: 'hub', origin: config.origin };
  // What is made now speaks in this name for ever, also beside another app in the same process.
  const app = await inContext(name, () =>
    NestFactory.create<NestFastifyApplication>(
      HubModule.with(config),
      adapter(config.bodyLimit, config.tls),
      {
        logger: new LineLogger(config.log),
        abortOnError: false,
      },
    ),
  );
  observeRequests(app, name);
  await configureApp(app, {
    product: 'Guildmark hub',
    ratePerMinute: config.ratePerMinute,
    bodyLimit: config.bodyLimit,
  });
  readCsvBodies(app);
  readEvidenceBodies(app);
  answerOAuthErrors(app);
  await serveWeb(app, {
    root: config.webRoot,
    page: 'hub.html',
    routes: SCREENS,
    sharedPath: SHARED_LINK,
  });
  return app;
}

/** The one-time token of the first officer, while the hub has no account at all. */
export function inviteFirstOfficer(app: NestFastifyApplication): Promise<Invitation | undefined> {
  const { publicUrl } = app.get<HubConfig>(HUB_CONFIG);
  return app.get(InvitationsService, { strict: false }).inviteFirst({
    name: 'Officer',
    email: `officer@${new URL(publicUrl).hostname}`,
    roles: ['officer'],
  });
}
