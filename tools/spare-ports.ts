import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

/** Below the ports that Linux, macOS and Windows hand to outgoing connections. */
const [FIRST, LAST] = [10_240, 32_767];
/**
 * Of so many neighbours each worker of jest takes only its own, so that none is given what another
 * was given and does not listen on yet: in a whole run that would happen now and then.
 */
const WORKERS = 16;
const worker = process.env.JEST_WORKER_ID;
const anyPort = () =>
  worker === undefined
    ? FIRST + randomInt(LAST + 1 - FIRST)
    : FIRST + WORKERS * randomInt((LAST + 1 - FIRST) / WORKERS) + (Number(worker) % WORKERS);
/** What was given here may not be listened on yet, either. */
const given = new Set<number>();

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
    const port = anyPort();
    const server = given.has(port) ? undefined : await listenOn(port);
    if (!server) continue;
    held.set(port, server);
    given.add(port);
  }
  await Promise.all([...held.values()].map((server) => new Promise((end) => server.close(end))));
  return [...held.keys()];
}
