import { BadRequestException, HttpException } from '@nestjs/common';
import { DomainError, type Issue, type Refusal } from '#domain/core/domain-error.js';
import { type ProblemCode, problemCodes } from '#domain/core/problem-codes.js';
import type { Problem } from '#domain/generated/schemas.js';
import { databaseFault } from '../database/database-fault.js';

/** The media type of every refusal (RFC 9457 3). */
export const PROBLEM_TYPE = 'application/problem+json';

/** What a refusal may repeat of the request that led to it. */
export interface RefusedRequest {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly routeOptions?: { readonly bodyLimit?: number };
}

/** A body, query or parameter that does not fit its schema; carries every fault. */
export class BodyRefused extends BadRequestException {
  constructor(readonly issues: readonly Issue[]) {
    super('body.invalid');
  }
}

/** Codes of refusals that come from the framework with a status only. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  401: 'session.required',
  403: 'role.missing',
  404: 'request.unknown-route',
  413: 'body.too-large',
  415: 'body.unsupported-type',
  429: 'request.too-many',
  503: 'server.unavailable',
};

/** Longer addresses and headers are cut: a refusal is read by a person. */
const SHOWN = 100;

/** Fastify's own refusals (rate limit, body too large) carry `statusCode`, not an HttpException. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

/** What was expected and came, where the framework says only a status. */
function refusalOfStatus(
  status: number,
  { method, url, headers, ...rest }: RefusedRequest,
): Refusal {
  const header = (name: string) => String(headers[name] ?? 'nothing').slice(0, SHOWN);
  // Without the query: it is not part of what was not found, and may hold what nobody should repeat.
  const path = url.replace(/\?.*$/s, '').slice(0, SHOWN);
  switch (status) {
    case 400:
      return { expected: 'a well-formed request', got: 'another one' };
    case 401:
      return { expected: 'Authorization: Bearer with the token of a session' };
    case 404:
      return { expected: 'an address of /openapi.json', got: `${method} ${path}` };
    case 413:
      return {
        expected: `at most ${String(rest.routeOptions?.bodyLimit)} bytes`,
        got: headers['content-length'] === undefined ? 'more' : `${header('content-length')} bytes`,
      };
    case 414:
      return { expected: 'a shorter address', got: `${String(url.length)} characters` };
    case 415:
      return { expected: 'application/json', got: header('content-type') };
    default:
      return {};
  }
}

function codeOf(error: unknown, status: number): ProblemCode {
  // Of the framework's 400s only those of its body reader (CTP: content type parser) are about the body.
  const { code } = error as { code?: unknown };
  if (status === 400) return String(code).includes('_CTP_') ? 'body.malformed' : 'request.refused';
  return codeOfStatus[status] ?? 'request.refused';
}

/**
 * A rule that a trigger keeps where no lock of ours could: it raises SQLSTATE GM001 with the code of
 * the refusal as its message.
 */
const RAISED = 'GM001';

function raisedCode(error: unknown): ProblemCode | undefined {
  const { driverError } = (error ?? {}) as {
    driverError?: { readonly code?: unknown; readonly message?: unknown };
  };
  const message = String(driverError?.message);
  return driverError?.code === RAISED && isProblemCode(message) ? message : undefined;
}

const isProblemCode = (text: string): text is ProblemCode => Object.hasOwn(problemCodes, text);

function refusalOf(
  error: unknown,
  request: RefusedRequest,
): { code: ProblemCode; status: number; refusal: Refusal } {
  if (error instanceof DomainError)
    return { code: error.code, status: problemCodes[error.code][0], refusal: error.refusal };
  if (error instanceof BodyRefused)
    return { code: 'body.invalid', status: 400, refusal: { issues: error.issues } };
  const raised = databaseFault(error) ?? raisedCode(error);
  if (raised) return { code: raised, status: problemCodes[raised][0], refusal: {} };
  const status = statusOf(error);
  if (status === 500) return { code: 'server.fault', status, refusal: {} };
  return { code: codeOf(error, status), status, refusal: refusalOfStatus(status, request) };
}

/** Any error as the RFC 9457 answer to the request. Of a fault of ours it says nothing but the request id. */
export function problemOf(error: unknown, request: RefusedRequest): Problem {
  const { code, status, refusal } = refusalOf(error, request);
  return {
    type: `https://guildmark.eu/problems/${code}`,
    title: problemCodes[code][1],
    status,
    code,
    ...(refusal.detail !== undefined && { detail: refusal.detail }),
    ...(refusal.expected !== undefined && { expected: refusal.expected }),
    ...(refusal.got !== undefined && { got: refusal.got }),
    ...(status === 500 && { requestId: request.id }),
    ...(refusal.issues && { issues: refusal.issues.map((issue) => ({ ...issue })) }),
  };
}
