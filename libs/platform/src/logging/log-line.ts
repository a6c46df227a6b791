import type { WorkContext } from '../tracing/work-context.js';
import type { LogLevel, LogOptions } from './log-options.js';

/** What a caller has to tell beside words: figures, codes, origins. Nothing about a person. */
export type LogFields = Readonly<Record<string, unknown>>;

/** A line before it is written. */
export interface LogEntry {
  readonly time: Date;
  readonly level: LogLevel;
  /** The part of the program that speaks. */
  readonly logger?: string | undefined;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly context: WorkContext;
  readonly fields: LogFields;
}

/** Lines of ours begin with their code where they have one: `ledger.read-only: why`. */
const CODE = /^([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*): /;

/** Everything that a terminal or a reader of lines could take for more than a letter. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

/** One line without its end. Whatever a text holds, it stays inside its line. */
export function logLine(entry: LogEntry, form: LogOptions['form']): string {
  return form === 'json' ? jsonLine(entry) : textLine(entry);
}

function jsonLine({ time, level, logger, message, stack, context, fields }: LogEntry): string {
  const { service, origin, requestId, trace } = context;
  const members = {
    time: time.toISOString(),
    level,
    service,
    logger,
    code: CODE.exec(message)?.[1],
    message,
    requestId,
    traceId: trace?.traceId,
    spanId: trace?.spanId,
  };
  const own = Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined),
  );
  // A field may name another ledger than our own; it takes the place of no other member.
  return escaped(JSON.stringify({ ...own, origin, ...fields, ...own, stack }, plain));
}

function textLine({ time, level, logger, message, stack, context, fields }: LogEntry): string {
  const told = Object.entries({ ...fields, traceId: context.trace?.traceId })
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}=${typeof value === 'string' ? value : JSON.stringify(value, plain)}`,
    );
  const from = [context.service, logger].filter((part) => part !== undefined).join(' ');
  const text = `${time.toISOString()} ${level.toUpperCase().padEnd(5)} [${from}] ${message}${told.join('')}`;
  // A message of several lines is indented: none of them begins like a line of its own.
  const whole = [text, ...(stack === undefined ? [] : [stack])].join('\n');
  return escaped(whole).replaceAll('\n', '\n    ');
}

const escaped = (text: string): string =>
  text.replace(CONTROL, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** JSON has no bigint; ledger sizes and counts of a database may be one. */
const plain = (_name: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;
