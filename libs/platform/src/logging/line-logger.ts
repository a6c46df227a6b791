import type { LoggerService } from '@nestjs/common';
import { Clock } from '../clock.js';
import { faultLine } from '../http/fault-line.js';
import { workContext } from '../tracing/work-context.js';
import { type LogFields, logLine } from './log-line.js';
import { LOG_LEVELS, type LogLevel, type LogOptions } from './log-options.js';

/** What Nest tells of its own start, hundreds of lines; its warnings and errors are written. */
const FRAMEWORK = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Where a line goes. Errors stand apart, as every shell expects. */
export type WriteLine = (line: string, level: LogLevel) => void;

const toProcess: WriteLine = (line, level) => {
  (level === 'error' ? process.stderr : process.stdout).write(line);
};

/**
 * The log of a process behind Nest's Logger. A message is a text, or `{ message, ...fields }`; which
 * request, trace and ledger a line belongs to it takes from the work context.
 */
export class LineLogger implements LoggerService {
  constructor(
    private readonly options: LogOptions,
    private readonly clock: Clock = new Clock(),
    private readonly write: WriteLine = toProcess,
  ) {}

  fatal(message: unknown, ...rest: unknown[]): void {
    this.say('error', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.say('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.say('warn', message, rest);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.say('info', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.say('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.say('debug', message, rest);
  }

  /** Nest gives a stack before the name of the speaker, or nothing in its place. */
  private say(level: LogLevel, said: unknown, rest: readonly unknown[]): void {
    if (LOG_LEVELS.indexOf(level) > LOG_LEVELS.indexOf(this.options.level)) return;
    const logger = rest.at(-1);
    if (level === 'info' && typeof logger === 'string' && FRAMEWORK.has(logger)) return;
    const stack = rest.length > 1 ? rest[0] : undefined;
    const { message, fields } = spoken(said);
    const entry = {
      time: this.clock.now(),
      level,
      logger: typeof logger === 'string' ? logger : undefined,
      message,
      stack: typeof stack === 'string' ? stack : undefined,
      context: workContext(),
      fields,
    };
    this.write(`${logLine(entry, this.options.form)}\n`, level);
  }
}

function spoken(said: unknown): { readonly message: string; readonly fields: LogFields } {
  // An error's own words may repeat values of a statement.
  if (said instanceof Error) return { message: faultLine(said), fields: {} };
  if (typeof said !== 'object' || said === null) return { message: String(said), fields: {} };
  const { message = '', ...fields } = said as LogFields;
  return { message: String(message), fields };
}
