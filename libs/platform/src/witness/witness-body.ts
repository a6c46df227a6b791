import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/** Name of our own for what add-checkpoint takes; no client sends it, every one gets it. */
const BODY_TYPE = 'application/x-add-checkpoint';
/** A little above the 128 KiB that are allowed, so that the witness itself says 413 in plain text. */
const READ_AT_MOST = 1_048_576;

interface Request {
  readonly method: string;
  readonly url: string;
  readonly raw: { readonly headers: Record<string, string | string[] | undefined> };
}
type Done = (error: Error | null, body?: unknown) => void;
interface Server {
  addHook(
    name: 'onRequest',
    hook: (request: Request, reply: unknown, done: () => void) => void,
  ): void;
  addContentTypeParser(
    type: string,
    options: { parseAs: 'buffer'; bodyLimit: number },
    parser: (request: unknown, bytes: Buffer, done: Done) => void,
  ): void;
}

/**
 * Reads the body of add-checkpoint whatever its content type: the standard names none, and witnesses'
 * clients send none (tessera) or any. Bytes that are not UTF-8 are no text and so no request.
 */
@Injectable()
export class WitnessBody implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    // Fastify's type is not exported by the adapter; only these two are used
    const server = this.host.httpAdapter.getInstance<Server>();
    server.addHook('onRequest', (request, _reply, done) => {
      const [path] = request.url.split('?');
      if (request.method === 'POST' && path === '/add-checkpoint')
        request.raw.headers['content-type'] = BODY_TYPE;
      done();
    });
    const options = { parseAs: 'buffer', bodyLimit: READ_AT_MOST } as const;
    server.addContentTypeParser(BODY_TYPE, options, (_request, bytes, done) => {
      done(null, decode(bytes));
    });
  }
}

/** Strict UTF-8, a leading byte order mark included; undefined for anything else. */
function decode(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : undefined;
}
