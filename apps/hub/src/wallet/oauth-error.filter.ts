import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { faultLine } from '#platform/http/fault-line.js';
import { problemOf, type RefusedRequest } from '#platform/http/problem-of.js';
import { oauthErrorOf } from './oauth-error.js';

/** What is used of Fastify's reply. */
export interface OAuthReply {
  status(code: number): OAuthReply;
  header(name: string, value: string): OAuthReply;
  type(value: string): OAuthReply;
  send(body: unknown): void;
}

/** Answers errors in the form that wallets know, instead of as problems. */
@Catch()
export class OAuthErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('wallet');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<RefusedRequest>(), http.getResponse<OAuthReply>());
  }

  answer(error: unknown, request: RefusedRequest, reply: OAuthReply): void {
    const [path = ''] = request.url.split('?');
    const problem = problemOf(error, request);
    const { status, body } = oauthErrorOf(problem, path);
    if (status === 500) this.log.error(`request ${request.id}: ${faultLine(error)}`);
    if (problem.code.startsWith('database.')) this.log.warn(`${problem.code}: ${faultLine(error)}`);
    if (status === 401) reply.header('www-authenticate', `Bearer error="${body.error}"`);
    if (status === 503) reply.header('retry-after', '2');
    reply.status(status).header('cache-control', 'no-store').type('application/json').send(body);
  }
}
