import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundleOf, parseTilePath } from '#ledger/tile-layout.js';
import { waitForAnswersOf } from '../../ledger/testing/wait-for-answers.js';
import type { HubLog } from './hub-log.js';

/** A hub's ledger over HTTP. `entries` may be changed to make it lie. */
export interface ServedHub {
  readonly requests: string[];
  /** Serves these instead of the log's own; the checkpoint stays true. */
  pretend(entries: readonly Buffer[]): void;
  close(): Promise<void>;
}

/** Serves checkpoint, entry bundles and bodies, and points the log's prefix to itself. */
export async function serveHub(hub: HubLog): Promise<ServedHub> {
  let pretended: readonly Buffer[] | undefined;
  const requests: string[] = [];
  // Never ends an idle connection: it could just then be asked over it.
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const path = (request.url ?? '').replace(/^\/ledger\//, '');
    requests.push(path);
    const { status, bytes } = answer(hub, path, pretended ?? hub.entries);
    response.writeHead(status).end(bytes);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hub.prefixUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ledger/`;
  waitForAnswersOf(hub.prefixUrl);
  return {
    requests,
    pretend: (entries) => {
      pretended = entries;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function answer(hub: HubLog, path: string, entries: readonly Buffer[]) {
  if (path === 'checkpoint') return { status: 200, bytes: Buffer.from(hub.note()) };
  const digest = /^body\/([0-9a-f]{64})$/.exec(path)?.[1];
  if (digest !== undefined) {
    if (hub.erased.has(digest)) return { status: 410, bytes: Buffer.alloc(0) };
    const body = hub.bodies.get(digest);
    return body ? { status: 200, bytes: body.bytes } : { status: 404, bytes: Buffer.alloc(0) };
  }
  const tile = parseTilePath(path);
  if (tile?.kind !== 'entries') return { status: 404, bytes: Buffer.alloc(0) };
  const first = tile.index * 256;
  return { status: 200, bytes: bundleOf(entries.slice(first, first + tile.width)) };
}
