import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HubLog } from '#platform/federation/testing/hub-log.js';

/** What stands between a registry and the HTTP side of a hub, and may be closed. */
export interface Gate {
  /** While shut, connections are dropped without an answer. */
  shut: boolean;
  close(): Promise<void>;
}

/** Puts a gate before the hub: its address is the gate's from now on. */
export async function gateBefore(hub: HubLog): Promise<Gate> {
  const behind = hub.prefixUrl;
  const server = createServer((request, response) => {
    if (gate.shut) {
      request.socket.destroy();
      return;
    }
    const path = (request.url ?? '').replace(/^\/ledger\//, '');
    fetch(new URL(path, behind))
      .then(async (answer) => {
        response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
      })
      .catch(() => request.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  hub.prefixUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/ledger/`;
  const gate: Gate = {
    shut: false,
    close: () =>
      new Promise((resolve) => {
        hub.prefixUrl = behind;
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return gate;
}
