/** Which chain of work this is, and which link of it: hex of 16 and of 8 bytes (W3C Trace Context 3.2.2). */
export interface Trace {
  readonly traceId: string;
  readonly spanId: string;
}

const TRACEPARENT = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** The header of a version we know, whole; of a later one its known beginning. */
const LONGEST = 512;

/**
 * The trace of a `traceparent` header, or undefined when it is not one: other letters, ids of zeros
 * only, version ff, and anything behind version 00 (W3C Trace Context 3.2.2, 4.1). A bad header is no
 * reason to refuse a request: a trace of our own begins instead.
 */
export function readTraceparent(header: unknown): Trace | undefined {
  if (typeof header !== 'string' || header.length > LONGEST) return undefined;
  const [, version, traceId = '', spanId = '', , rest] = TRACEPARENT.exec(header) ?? [];
  if (version === undefined || version === 'ff') return undefined;
  if (version === '00' && rest !== undefined) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId };
}

/** The header that hands this link on. Every trace is recorded: in log lines, nowhere else. */
export function traceparentOf({ traceId, spanId }: Trace): string {
  return `00-${traceId}-${spanId}-01`;
}

/** A new link of the chain that came, or of a new chain. `bytes` gives so many random ones. */
export function continueTrace(
  parent: Pick<Trace, 'traceId'> | undefined,
  bytes: (count: number) => Buffer,
): Trace {
  return {
    traceId: parent?.traceId ?? bytes(16).toString('hex'),
    spanId: bytes(8).toString('hex'),
  };
}
