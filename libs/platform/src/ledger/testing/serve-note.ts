import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitForAnswersOf } from './wait-for-answers.js';

/** A witness, or a mirror, that shows this note at every address. */
export async function serveNote(note: string) {
  // Never ends an idle connection: it could just then be asked over it.
  const server = createServer({ keepAliveTimeout: 0 }, (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(note);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  waitForAnswersOf(`${url}/`);
  return {
    url,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
