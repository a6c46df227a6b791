import { continueTrace, readTraceparent, traceparentOf } from './trace-context.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const GIVEN = `00-${TRACE}-${SPAN}-01`;

it.each([
  ['nothing', undefined],
  ['a list', [GIVEN]],
  ['an empty text', ''],
  ['capital letters', GIVEN.toUpperCase()],
  ['a trace of zeros', `00-${'0'.repeat(32)}-${SPAN}-01`],
  ['a parent of zeros', `00-${TRACE}-${'0'.repeat(16)}-01`],
  ['version ff', `ff${GIVEN.slice(2)}`],
  ['something behind version 00', `${GIVEN}-more`],
  ['something glued to a later version', `01${GIVEN.slice(2)}more`],
  ['a short trace', `00-${TRACE.slice(1)}-${SPAN}-01`],
  ['no flags', `00-${TRACE}-${SPAN}`],
  ['a line break', `${GIVEN}\n`],
  ['space before', ` ${GIVEN}`],
  ['a very long later version', `01${GIVEN.slice(2)}-${'x'.repeat(600)}`],
])('takes %s for no trace', (_what, header) => {
  expect(readTraceparent(header)).toBeUndefined();
});

it.each([GIVEN, `00-${TRACE}-${SPAN}-00`, `cc${GIVEN.slice(2)}`, `cc${GIVEN.slice(2)}-what-comes`])(
  'reads %s',
  (header) => {
    expect(readTraceparent(header)).toEqual({ traceId: TRACE, spanId: SPAN });
  },
);

it('goes on in the chain with a link of its own, and begins one where there is none', () => {
  const bytes = (count: number) => Buffer.alloc(count, 0xab);
  expect(continueTrace({ traceId: TRACE }, bytes)).toEqual({
    traceId: TRACE,
    spanId: 'ab'.repeat(8),
  });
  const begun = continueTrace(undefined, bytes);
  expect(begun).toEqual({ traceId: 'ab'.repeat(16), spanId: 'ab'.repeat(8) });
  expect(readTraceparent(traceparentOf(begun))).toEqual(begun);
});
