import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Ten mebibytes as base64, and the rest of the request. */
const LARGEST_BODY = 15 * 1_048_576;
/** Where files come in. */
const ROUTES: ReadonlySet<string> = new Set(['/verify', '/api/v1/bundles']);

/** Lets pictures and documents in where credentials are verified; everywhere else the limit stays. */
export function takeLargeBodies(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (ROUTES.has(route.url)) route.bodyLimit = LARGEST_BODY;
    });
}
