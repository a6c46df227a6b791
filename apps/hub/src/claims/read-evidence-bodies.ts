import type { Readable } from 'node:stream';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#domain/core/domain-error.js';
import type { EvidenceType } from './sniff-media-type.js';

/** Marks a route that takes its body as it comes, after the guard has let the request in. */
export const RAW_BODY = { rawBody: true } as const;

/** A body that is still to be read. */
export class RawBody {
  constructor(
    readonly type: EvidenceType,
    /** Bytes as announced; undefined when they are sent in pieces. */
    readonly announced: number | undefined,
    readonly stream: Readable,
  ) {}
}

const TYPES: readonly EvidenceType[] = ['text/plain', 'image/jpeg', 'image/png', 'application/pdf'];
/** Name of our own for each type on a marked route; no client sends it. */
const ownName = (type: EvidenceType) => `application/x-evidence.${type.replace('/', '.')}`;

interface Request {
  readonly raw: { readonly headers: Record<string, string | string[] | undefined> };
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly routeOptions: { readonly config?: { readonly rawBody?: boolean } };
}
type Done = (error: Error | null, body?: unknown) => void;

/**
 * Lets marked routes take evidence. The body is not read before the guard and the service have looked
 * at the request, so that nobody without an account can fill the memory; other routes go on refusing
 * these types as before.
 */
export function readEvidenceBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', ((request: Request, _reply: unknown, done: () => void) => {
    const [given] = (request.headers['content-type'] ?? '').split(';');
    const type = TYPES.find((known) => known === given?.trim().toLowerCase());
    if (type && isMarked(request)) request.raw.headers['content-type'] = ownName(type);
    done();
  }) as never);
  for (const type of TYPES)
    fastify.addContentTypeParser(ownName(type), ((
      request: Request,
      stream: Readable,
      done: Done,
    ) => {
      const encoding = request.headers['content-encoding'] ?? 'identity';
      if (!isMarked(request) || encoding !== 'identity')
        done(
          new DomainError('body.unsupported-type', {
            expected: 'application/json, or a body without Content-Encoding',
            got: encoding === 'identity' ? ownName(type) : encoding.slice(0, 40),
          }),
        );
      else done(null, new RawBody(type, announcedBy(request), stream));
    }) as never);
}

const isMarked = ({ routeOptions }: Request): boolean => routeOptions.config?.rawBody === true;

const announcedBy = ({ headers }: Request): number | undefined =>
  headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
