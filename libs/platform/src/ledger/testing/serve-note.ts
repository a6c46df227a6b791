import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A witness, or a mirror, that shows this note at every address. */
export async function serveNote(note: string) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(note);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
