import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below the ports that Linux, macOS and Windows hand to outgoing connections. */
const [FIRST, LAST] = [10_240, 32_767];

function listenOn(port: number): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') done(undefined);
      else failed(error);
    });
    server.listen(port, '127.0.0.1', () => {
      done(server);
    });
  });
}

/**
 * Different ports of this machine nobody listens on now. They stay free for whoever asked: no
 * outgoing connection is given one, and two askers at once rarely meet among so many.
 */
export async function sparePorts(count: number): Promise<number[]> {
  const held = new Map<number, Server>();
  while (held.size < count) {
    const port = randomInt(FIRST, LAST + 1);
    const server = held.has(port) ? undefined : await listenOn(port);
    if (server) held.set(port, server);
  }
  await Promise.all([...held.values()].map((server) => new Promise((end) => server.close(end))));
  return [...held.keys()];
}
