import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { faultLine } from './fault-line.js';
import { PROBLEM_TYPE, problemOf, type RefusedRequest } from './problem-of.js';

interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  type(value: string): Reply;
  send(body: unknown): void;
  readonly request: RefusedRequest;
}

/** The only place that turns an error of a route into an answer. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const problem = problemOf(error, reply.request);
    const { status, code } = problem;
    if (status === 500) this.log.error(`request ${reply.request.id}: ${faultLine(error)}`);
    // The caller may wait and send it again; whoever runs this has to know at once.
    if (code.startsWith('database.')) this.log.warn(`${code}: ${faultLine(error)}`);
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    if (status === 503) reply.header('retry-after', '2');
    reply.status(status).type(PROBLEM_TYPE).send(problem);
  }
}
