import { inContext, inTrace, keepContext, workContext } from './work-context.js';

const TRACE = { traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8) };

it('is empty outside, and lasts over everything that work waits for', async () => {
  expect(workContext()).toEqual({});
  await inContext({ service: 'hub', requestId: 'req-1' }, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(workContext()).toEqual({ service: 'hub', requestId: 'req-1' });
    inContext({ trace: TRACE }, () => {
      expect(workContext()).toEqual({ service: 'hub', requestId: 'req-1', trace: TRACE });
    });
  });
  expect(workContext()).toEqual({});
});

it('leaves the request behind when it follows the trace of a record, and keeps whose process it is', () => {
  inContext({ service: 'registry', origin: 'r/ledger', requestId: 'req-1', trace: TRACE }, () => {
    inTrace(undefined, () => {
      expect(workContext()).toEqual({ service: 'registry', origin: 'r/ledger' });
    });
    inTrace(TRACE, () => {
      expect(workContext()).toEqual({ service: 'registry', origin: 'r/ledger', trace: TRACE });
    });
  });
});

it('works in the context in which it was kept, not in that of whoever rings', () => {
  const run = inContext({ service: 'hub' }, () => keepContext());
  inContext({ requestId: 'req-2' }, () => {
    expect(run(workContext)).toEqual({ service: 'hub' });
  });
});
