import {
  type ArgumentsHost,
  BadRequestException,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
} from '@nestjs/common';
import { DomainError, type Issue, type Refusal } from '#domain/core/domain-error.js';
import type { Problem } from '#domain/generated/schemas.js';
import { type ProblemCode, problemCodes } from '#domain/core/problem-codes.js';

interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  type(value: string): Reply;
  send(body: unknown): void;
  readonly request: { readonly id: string };
}

/** A body, query or parameter that does not fit its schema; carries every fault. */
export class BodyRefused extends BadRequestException {
  constructor(readonly issues: readonly Issue[]) {
    super('body.invalid');
  }
}

/** Codes of refusals that come from the framework with a status only. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'body.malformed',
  401: 'session.required',
  403: 'role.missing',
  404: 'request.unknown-route',
  413: 'body.too-large',
  415: 'body.unsupported-type',
  429: 'request.too-many',
  503: 'server.unavailable',
};

/** Fastify's own refusals (rate limit, body too large) carry `statusCode`, not an HttpException. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function refusalOf(error: unknown): { code: ProblemCode; status: number; refusal: Refusal } {
  if (error instanceof DomainError)
    return { code: error.code, status: problemCodes[error.code][0], refusal: error.refusal };
  if (error instanceof BodyRefused)
    return { code: 'body.invalid', status: 400, refusal: { issues: error.issues } };
  const status = statusOf(error);
  if (status === 500) return { code: 'server.fault', status, refusal: {} };
  return { code: codeOfStatus[status] ?? 'request.refused', status, refusal: {} };
}

/** The only place that turns a code into a status and an RFC 9457 answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const { code, status, refusal } = refusalOf(error);
    const requestId = reply.request.id;
    if (status === 500) this.log.error({ requestId, error });
    const problem: Problem = {
      type: `https://guildmark.eu/problems/${code}`,
      title: problemCodes[code][1],
      status,
      code,
      ...(refusal.detail !== undefined && { detail: refusal.detail }),
      ...(refusal.expected !== undefined && { expected: refusal.expected }),
      ...(refusal.got !== undefined && { got: refusal.got }),
      ...(status === 500 && { requestId }),
      ...(refusal.issues && { issues: refusal.issues.map((issue) => ({ ...issue })) }),
    };
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    if (status === 503) reply.header('retry-after', '2');
    reply.status(status).type('application/problem+json').send(problem);
  }
}
