/** Long enough for a question at start; whoever waits for less says so. */
const TIMEOUT_MS = 2000;

/** Bytes of an answer at most: a note of the largest size (docs/design/ledger.md 3). */
const MAX_ANSWER = 131_072;

/** How fetch tells of refused, reset, slow and malformed connections; anything else is our fault. */
const FAILURES = ['TypeError', 'TimeoutError', 'AbortError'];

/** An answer in text. */
export interface TextAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Asks over HTTP with a limit in time and size, for the whole answer. Never follows to another address.
 * Undefined when there is no answer within them.
 */
export async function fetchText(
  url: string,
  request: RequestInit = {},
  timeoutMs = TIMEOUT_MS,
): Promise<TextAnswer | undefined> {
  try {
    const response = await fetch(url, {
      ...request,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const parts: Uint8Array[] = [];
    let length = 0;
    if (response.body)
      for await (const part of response.body as AsyncIterable<Uint8Array>) {
        length += part.length;
        if (length > MAX_ANSWER) return undefined;
        parts.push(part);
      }
    return { status: response.status, text: Buffer.concat(parts).toString('utf8') };
  } catch (error) {
    if (FAILURES.includes(nameOf(error))) return undefined;
    throw error;
  }
}

/** By name, not by class: the errors of fetch may come from another JavaScript realm. */
function nameOf(error: unknown): string {
  return String((error as { name?: unknown } | null)?.name);
}
