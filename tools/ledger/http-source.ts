import { setTimeout as sleep } from 'node:timers/promises';
import type { TileRead, TileSource } from '#ledger/tile-source.js';
import { UsageError } from '../command.js';

/** One file may take this long, from the first byte to the last. */
const TIMEOUT_MS = 30_000;
/** A server that asks for patience is asked again as often. */
const TRIES = 4;
/** The window of our own limit on requests is a minute. */
const MAX_WAIT_S = 65;
const DEFAULT_WAIT_S = 5;

/** An answer with its status, for paths whose status says more than found and missing. */
export type HttpRead = TileRead & { readonly status?: number };

/** The prefix of a ledger with its final slash. Refuses anything but a plain http(s) address. */
export function parsePrefix(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${text} is no address such as https://hub.example/ledger/`);
  if (url.username || url.password || url.search || url.hash)
    throw new UsageError('the address of a ledger has no user, no ? and no #');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** The files of a ledger as its server gives them. Redirects are not followed. */
export function httpSource(prefix: URL): TileSource {
  return { read: (path, maxBytes) => readHttp(prefix, path, maxBytes) };
}

/** One file below a prefix; asked again while the server asks for patience. Never rejects. */
export async function readHttp(prefix: URL, path: string, maxBytes: number): Promise<HttpRead> {
  for (let left = TRIES; ; left--) {
    const { read, waitS } = await ask(new URL(path, prefix), maxBytes);
    if (waitS === undefined || left === 1) return read;
    await sleep(Math.min(waitS, MAX_WAIT_S) * 1000);
  }
}

async function ask(
  url: URL,
  maxBytes: number,
): Promise<{ readonly read: HttpRead; readonly waitS?: number }> {
  try {
    const answer = await fetch(url, {
      // a redirect would let the server point us anywhere
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { accept: '*/*' },
    });
    const { status } = answer;
    if (status !== 200) {
      await answer.body?.cancel();
      return refusal(status, answer.headers.get('retry-after'));
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    // counted after decompression: leaving the loop closes the connection
    for await (const chunk of answer.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > maxBytes) return { read: { state: 'too-large', status } };
      chunks.push(chunk as Uint8Array);
    }
    return { read: { state: 'found', bytes: Buffer.concat(chunks), status } };
  } catch (error) {
    return { read: { state: 'unreachable', why: reasonOf(error) } };
  }
}

function refusal(
  status: number,
  retryAfter: string | null,
): { readonly read: HttpRead; readonly waitS?: number } {
  if (status === 404 || status === 410) return { read: { state: 'missing', status } };
  const isRedirect = status >= 300 && status < 400;
  const why = isRedirect ? 'it answers with a redirect, which is not followed' : `status ${status}`;
  const read: HttpRead = { state: 'unreachable', why, status };
  if (status !== 429 && status !== 503) return { read };
  const asked = Number(retryAfter ?? DEFAULT_WAIT_S);
  return { read, waitS: asked > 0 ? asked : DEFAULT_WAIT_S };
}

/** fetch says only "fetch failed"; the cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
