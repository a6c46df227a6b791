import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { AccountsStore } from '#platform/auth/accounts.store.js';
import { tokenDigest } from '#platform/auth/sessions.service.js';
import { Ids } from '#platform/clock.js';
import type { Route } from './role-matrix.js';

/** A UUID that names nothing. */
export const NOBODY = '01890000-0000-7000-8000-00000000dead';

/** `METHOD path` of every route that Fastify would answer, in alphabetical order. */
export function routesOf(app: NestFastifyApplication): string[] {
  const fastify = app.getHttpAdapter().getInstance();
  const prefixes: string[] = [];
  const found: string[] = [];
  for (const line of fastify.printRoutes().split('\n')) {
    const [, indent = '', part = '', methods] =
      /^((?:│ {3}| {4})*(?:├── |└── ))(\S*?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (indent === '') continue;
    const depth = indent.length / 4;
    prefixes.length = depth - 1;
    const path = prefixes.join('') + part;
    prefixes.push(part);
    for (const method of methods?.split(', ') ?? []) found.push(`${method} ${path}`);
  }
  const unread = found.filter((route) => {
    const [method = '', url = ''] = route.split(' ');
    return !fastify.hasRoute({ method, url });
  });
  if (found.length === 0 || unread.length > 0)
    throw new Error(`these routes were misread: ${unread.join(', ')}`);
  return found.sort();
}

/** An address of the route, with this id or one that names nothing. */
export function addressOf({ path }: Route, id = NOBODY): string {
  return path
    .replace(/:(id|[a-z]+Id|hex|hash)/g, id)
    .replace(':rule', 'R01')
    .replace(':quarter', '2020-Q1')
    .replace(':slug', 'no-such')
    .replace(':version', '1.0')
    .replace('*', '0/000');
}

/** A token of a new account with these roles, good until `ends`; one hour when absent. */
export async function tokenFor(
  app: NestFastifyApplication,
  held: readonly string[],
  ends = new Date(Date.now() + 3_600_000),
): Promise<string> {
  const accounts = app.get(AccountsStore, { strict: false });
  const id = app.get(Ids, { strict: false }).next();
  await accounts.add({ id, name: 'Test account', email: `${id}@cluster.example`, roles: held });
  const token = `token-of-${id}`;
  const { manager } = app.get(DataSource, { strict: false });
  // The sessions that are over are removed first, so the new one may be over itself.
  await accounts.openSession(tokenDigest(token), id, new Date(0), ends, manager);
  return token;
}
