import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Salts } from '../clock.js';
import { Metrics } from '../metrics/metrics.js';
import { continueTrace, readTraceparent, traceparentOf } from '../tracing/trace-context.js';
import { inContext, type WorkContext } from '../tracing/work-context.js';

/** In whose name an app works: it stands in every line of its log. */
export interface AppName {
  readonly service: string;
  /** Of the own ledger. */
  readonly origin: string;
}

/** Of an address that is none of ours. Its own words are not told: it may hold anything. */
const UNKNOWN = 'unknown';

/**
 * Gives every request its trace, told in the header `traceresponse`, and writes and counts its end by
 * the pattern of its route. Neither address nor query nor body nor sender is told: they may be about
 * a person. To be called first of all, so that what later hooks refuse is counted too.
 */
export function observeRequests(app: NestFastifyApplication, { service, origin }: AppName): void {
  const metrics = app.get(Metrics, { strict: false });
  const salts = app.get(Salts, { strict: false });
  const log = new Logger('http');
  const contexts = new WeakMap<object, WorkContext>();
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    const trace = continueTrace(readTraceparent(request.headers.traceparent), (count) =>
      salts.bytes(count),
    );
    const context = { service, origin, requestId: request.id, trace };
    contexts.set(request.raw, context);
    reply.header('traceresponse', traceparentOf(trace));
    inContext(context, done);
  });
  // A body is read by events of the connection, which know nothing of the request they belong to.
  server.addHook('preValidation', (request, _reply, done) => {
    inContext(contexts.get(request.raw) ?? {}, done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? UNKNOWN;
    const { method } = request;
    const status = reply.statusCode;
    metrics.countRequest({ method, route, status }, reply.elapsedTime / 1000);
    inContext(contexts.get(request.raw) ?? {}, () => {
      const ms = Math.round(reply.elapsedTime);
      log.log({ message: 'request', method, route, status, ms });
    });
    done();
  });
}
