import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#domain/core/domain-error.js';
import { bodyPipe } from './body-pipe.js';
import { type FormRequest, readForm } from './form-body.js';
import { openApi } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { readJson } from './read-json.js';

export interface HttpOptions {
  readonly product: string;
  readonly ratePerMinute: number;
  /** Largest body in bytes. */
  readonly bodyLimit: number;
}

const FORM = 'application/x-www-form-urlencoded';

/** Everything both apps and the tests share: headers, limits, parsing, validation, errors, documents. */
export async function configureApp(
  app: NestFastifyApplication,
  options: HttpOptions,
): Promise<NestFastifyApplication> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  await app.register(rateLimit, { max: options.ratePerMinute, timeWindow: '1 minute' });
  app.useBodyParser(
    'application/json',
    { bodyLimit: options.bodyLimit },
    ({ headers }, bytes, done) => {
      try {
        refuseEncoded(headers['content-encoding']);
        done(null, bytes.length === 0 ? undefined : readJson(bytes));
      } catch (error) {
        done(error as Error);
      }
    },
  );
  // Nest reads forms unless told otherwise, and a page of another site can send one without asking.
  app.useBodyParser(FORM, { bodyLimit: options.bodyLimit }, (request, bytes, done) => {
    try {
      done(null, readForm(request as FormRequest, bytes));
    } catch (error) {
      done(error as Error);
    }
  });
  app.getHttpAdapter().getInstance().addHook('onRequest', refuseNul);
  app.useGlobalPipes(bodyPipe());
  app.useGlobalFilters(new ProblemFilter());
  const document = openApi(app, options.product);
  app
    .getHttpAdapter()
    .get('/openapi.json', (_request: unknown, reply: { send(body: unknown): void }) => {
      reply.send(document);
    });
  return app;
}

/** Nothing is unpacked: a small body must not become a large one. */
function refuseEncoded(encoding: string | undefined): void {
  if (encoding === undefined || encoding === 'identity') return;
  throw new DomainError('body.unsupported-type', {
    expected: 'a body without Content-Encoding',
    got: encoding.slice(0, 40),
  });
}

/** No id and no name holds U+0000, and no text of the database can. */
function refuseNul(request: { url: string }, _reply: unknown, done: (error?: Error) => void): void {
  const [path = ''] = request.url.split('?');
  if (!path.includes('%00')) done();
  else
    done(
      new DomainError('request.unknown-route', {
        expected: 'an address without U+0000',
        got: 'one with it',
      }),
    );
}
