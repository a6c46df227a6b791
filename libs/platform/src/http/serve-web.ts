import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

interface FileReply {
  header(name: string, value: string): FileReply;
  sendFile(name: string, root: string): unknown;
}

/**
 * Serves the built screens: `/assets/*` for ever, and one page for each client route of the app.
 * Without a build the app runs without screens (tests of the API alone).
 */
export async function serveWeb(
  app: NestFastifyApplication,
  {
    root,
    page,
    routes,
  }: { readonly root: string; readonly page: string; readonly routes: readonly string[] },
): Promise<void> {
  if (!existsSync(join(root, page))) return;
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
