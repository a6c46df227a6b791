import { Clock } from '../clock.js';
import { inContext } from '../tracing/work-context.js';
import { LineLogger } from './line-logger.js';
import type { LogLevel, LogOptions } from './log-options.js';

class Noon extends Clock {
  override now(): Date {
    return new Date('2026-11-28T12:00:00Z');
  }
}
const trace = { traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8) };
const context = { service: 'hub', origin: 'hub.example/ledger', requestId: 'req-7', trace };

function logger(options: Partial<LogOptions> = {}) {
  const lines: string[] = [];
  const levels: LogLevel[] = [];
  const log = new LineLogger(
    { form: 'json', level: 'info', ...options },
    new Noon(),
    (line, at) => {
      lines.push(line);
      levels.push(at);
    },
  );
  return { log, lines, levels, first: () => JSON.parse(lines[0] ?? '') as Record<string, unknown> };
}

it('writes one object for each line, with request, trace and ledger it belongs to', () => {
  const { log, lines, first } = logger();
  inContext(context, () => {
    log.warn('ledger.merge-delay: an intent waits', 'ledger');
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1);
  expect(first()).toEqual({
    time: '2026-11-28T12:00:00.000Z',
    level: 'warn',
    service: 'hub',
    origin: 'hub.example/ledger',
    logger: 'ledger',
    code: 'ledger.merge-delay',
    message: 'ledger.merge-delay: an intent waits',
    requestId: 'req-7',
    traceId: trace.traceId,
    spanId: trace.spanId,
  });
});

it('takes fields, which name another ledger but take the place of no other member', () => {
  const { log, first } = logger();
  const fields = {
    origin: 'other.example/ledger',
    level: 'error',
    service: 'no',
    start: 3n,
    end: 5,
  };
  inContext(context, () => {
    log.log({ message: 'segment applied', ...fields }, 'follower');
  });
  expect(first()).toMatchObject({
    message: 'segment applied',
    level: 'info',
    service: 'hub',
    origin: 'other.example/ledger',
    start: '3',
    end: 5,
  });
});

it.each(['json', 'text'] as const)('keeps hostile text inside its line (%s)', (form) => {
  const { log, lines } = logger({ form });
  const hostile = 'x\n{"level":"error"}\r\u001b[2J\u2028\u0000';
  log.log({ message: hostile, origin: hostile }, 'follower');
  const [line = ''] = lines;
  expect(line.slice(0, -1)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]|\n[^ ]/);
  if (form === 'json') expect(line.trimEnd()).not.toContain('\n');
});

it('writes what is as grave as asked, and errors apart', () => {
  const { log, levels } = logger({ level: 'warn' });
  for (const say of [log.debug, log.log, log.warn, log.error, log.fatal, log.verbose])
    say.call(log, 'x', 'y');
  expect(levels).toEqual(['warn', 'error', 'error']);
});

it('leaves out what the framework tells of its start, but not its warnings', () => {
  const { log, lines } = logger();
  log.log('Mapped {/health, GET} route', 'RouterExplorer');
  expect(lines).toEqual([]);
  log.warn('Mapped twice', 'RouterExplorer');
  expect(lines).toHaveLength(1);
});

it('tells a stack, and of an error that the database threw not its values', () => {
  const { log, lines, first } = logger();
  log.error('it failed', 'at here', 'problem');
  expect(first()).toMatchObject({ message: 'it failed', stack: 'at here', logger: 'problem' });
  log.error(
    Object.assign(new Error('duplicate key (email)=(ada@example.org)'), {
      name: 'QueryFailedError',
      driverError: { code: '23505', table: 'account' },
    }),
  );
  expect(lines[1]).toContain('code 23505');
  expect(lines[1]).not.toContain('ada@');
});

it('says the same in words for whoever sits before the screen', () => {
  const { log, lines } = logger({ form: 'text' });
  inContext({ service: 'hub', trace }, () => {
    log.log({ message: 'published', size: 7 }, 'ledger');
  });
  expect(lines).toEqual([
    `2026-11-28T12:00:00.000Z INFO  [hub ledger] published size=7 traceId=${trace.traceId}\n`,
  ]);
});
