import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Tls } from '../config/tls-settings.js';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { PROBLEM_TYPE, problemOf, type RefusedRequest } from './problem-of.js';

interface Reply {
  status(code: number): Reply;
  type(value: string): Reply;
  send(body: unknown): void;
}

/**
 * Fastify without any trust in proxies; connections close at once when the app stops. What it refuses
 * before there is a route (an address that is not one, bytes that are not HTTP) is a problem too.
 * With `tls` it speaks TLS 1.2 or newer and nothing else.
 */
export const adapter = (bodyLimit: number, tls?: Tls): FastifyAdapter =>
  new FastifyAdapter({
    ...(tls && { https: { ...tls, minVersion: 'TLSv1.2' as const } }),
    bodyLimit,
    trustProxy: false,
    forceCloseConnections: true,
    frameworkErrors: ((error: Error, request: RefusedRequest, reply: Reply) => {
      const problem = problemOf(error, request);
      reply.status(problem.status).type(PROBLEM_TYPE).send(problem);
    }) as never,
    clientErrorHandler: refuseConnection,
  });

/** There is no request and no reply: the answer is written to the connection, which then ends. */
function refuseConnection({ code }: Error & { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const statusCode =
    code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const nothing = { id: '', method: '', url: '', headers: {} };
  const text = JSON.stringify(problemOf({ statusCode }, nothing));
  socket.end(
    `HTTP/1.1 ${String(statusCode)} ${STATUS_CODES[statusCode] ?? ''}\r\n` +
      `content-type: ${PROBLEM_TYPE}\r\ncontent-length: ${String(Buffer.byteLength(text))}\r\n` +
      `connection: close\r\n\r\n${text}`,
  );
}
