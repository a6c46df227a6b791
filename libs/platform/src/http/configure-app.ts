import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '#domain/core/domain-error.js';
import { openApi } from './openapi.js';
import { BodyRefused } from './problem-of.js';
import { ProblemFilter } from './problem.filter.js';
import { readJson } from './read-json.js';

export interface HttpOptions {
  readonly product: string;
  readonly ratePerMinute: number;
  /** Largest body in bytes. */
  readonly bodyLimit: number;
}

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
  // JSON is the only form of a body; a page of another site could send a form without asking.
  app.getHttpAdapter().getInstance().removeContentTypeParser(['application/x-www-form-urlencoded']);
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) =>
        new BodyRefused(
          issues.map((issue) => ({
            ...issue,
            path:
              '/' +
              (issue.path ?? []).map((p) => String(typeof p === 'object' ? p.key : p)).join('/'),
          })),
        ),
    }),
  );
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
