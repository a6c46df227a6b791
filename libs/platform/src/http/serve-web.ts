import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

interface FileReply {
  header(name: string, value: string): FileReply;
  sendFile(name: string, root: string): unknown;
}

/**
 * Serves the built screens: `/assets/*` for ever, and one page for each client route of the app.
 * Without a root the app runs without screens. Refuses a root that holds no build.
 */
export async function serveWeb(
  app: NestFastifyApplication,
  {
    root,
    page,
    routes,
  }: {
    readonly root: string | undefined;
    readonly page: string;
    readonly routes: readonly string[];
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
    reply.header('cache-control', 'no-cache').sendFile(page, root);
  for (const route of routes) app.getHttpAdapter().get(route, send as never);
}
