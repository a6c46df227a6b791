import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

interface FileReply {
  header(name: string, value: string): FileReply;
  sendFile(name: string, root: string, options: { readonly cacheControl: boolean }): unknown;
}

/** Else a page would be kept for a year, like the assets, and nobody would see the next release. */
const OWN_HEADERS = { cacheControl: false };

interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly accept?: string };
}

/**
 * Serves the built screens: `/assets/*` for ever, and one page for each client route of the app.
 * `sharedPath` matches addresses that programs read as JSON and browsers as the page (RFC 9110
 * 12.5.1). Without a root the app runs without screens. Refuses a root that holds no build.
 */
export async function serveWeb(
  app: NestFastifyApplication,
  {
    root,
    page,
    routes,
    sharedPath,
  }: {
    readonly root: string | undefined;
    readonly page: string;
    readonly routes: readonly string[];
    readonly sharedPath?: RegExp;
  },
): Promise<void> {
  if (root === undefined) return;
  if (!existsSync(join(root, page))) throw new Error(`${root} holds no ${page}: run npm run build`);
  // Loaded only where screens are served: jest cannot load one of its dependencies on Node 20.
  const { default: fastifyStatic } = await import('@fastify/static');
  await app.register(fastifyStatic, {
    root: join(root, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  });
  const send = (_request: unknown, reply: FileReply) =>
    reply.header('cache-control', 'no-cache').sendFile(page, root, OWN_HEADERS);
  for (const route of routes) app.getHttpAdapter().get(route, send as never);
  if (sharedPath) {
    // Before anything is looked up: the page is the same for every token, known or not.
    const sendShared = (request: PageRequest, reply: FileReply, done: () => void) => {
      if (!asksForPage(request, sharedPath)) done();
      else
        reply
          .header('cache-control', 'no-store')
          .header('vary', 'accept')
          .header('x-robots-tag', 'noindex')
          .sendFile(page, root, OWN_HEADERS);
    };
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', sendShared as never);
  }
}

function asksForPage({ method, url, headers }: PageRequest, sharedPath: RegExp): boolean {
  const [path = ''] = url.split('?');
  // Browsers name it when somebody follows a link; scripts and programs have to ask for it.
  return method === 'GET' && sharedPath.test(path) && /\btext\/html\b/.test(headers.accept ?? '');
}
