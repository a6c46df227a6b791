import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApi } from './openapi.js';
import { BodyRefused, ProblemFilter } from './problem.filter.js';
import { readJson } from './read-json.js';

export interface HttpOptions {
  readonly product: string;
  readonly ratePerMinute: number;
  /** Largest body in bytes. */
  readonly bodyLimit: number;
}

/** Fastify without any trust in proxies; connections close at once when the app stops. */
export const adapter = (bodyLimit: number): FastifyAdapter =>
  new FastifyAdapter({ bodyLimit, trustProxy: false, forceCloseConnections: true });

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
    (_request, bytes, done) => {
      try {
        done(null, bytes.length === 0 ? undefined : readJson(bytes));
      } catch (error) {
        done(error as Error);
      }
    },
  );
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
