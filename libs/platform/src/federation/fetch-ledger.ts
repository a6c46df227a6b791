import { createHash } from 'node:crypto';
import { LedgerFormatError } from '#ledger/ledger-format-error.js';
import { entriesPath, parseBundle, TILE_WIDTH } from '#ledger/tile-layout.js';

/** An answer over HTTP that could not be had or used; the message names the path, not the content. */
export class FetchFailed extends Error {}

/** The origin answers, and has no checkpoint yet: it will, and nothing is wrong. */
export class NothingPublished extends FetchFailed {}

const TIMEOUT_MS = 5000;
/** Requests to one origin at a time. */
const PARALLEL = 4;
const NOTE_LIMIT = 131_072;
const BODY_LIMIT = 131_072;
/** 256 entries of 65,535 bytes with their lengths. */
const BUNDLE_LIMIT = TILE_WIDTH * (65_535 + 2);
/** What one pull may hold in memory. */
const PULL_LIMIT = 268_435_456;

/** The newest note of a ledger, unverified. */
export async function fetchCheckpoint(prefixUrl: string): Promise<string> {
  const { status, bytes } = await get(prefixUrl, 'checkpoint', NOTE_LIMIT);
  if (status === 404) throw new NothingPublished('no checkpoint is published yet');
  if (status !== 200) throw new FetchFailed(`checkpoint answered ${status}`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FetchFailed('the checkpoint is not UTF-8');
  }
}

/** Entries from `start` up to and without `end`, of a log that has published `end`; unverified. */
export async function fetchEntries(
  prefixUrl: string,
  start: number,
  end: number,
): Promise<readonly Buffer[]> {
  const first = Math.floor(start / TILE_WIDTH);
  const bundles = Array.from({ length: Math.ceil(end / TILE_WIDTH) - first }, (_, i) => first + i);
  let total = 0;
  const parts = await inParallel(bundles, async (index) => {
    const width = Math.min(TILE_WIDTH, end - index * TILE_WIDTH);
    const path = entriesPath(index, width);
    const { status, bytes } = await get(prefixUrl, path, BUNDLE_LIMIT);
    if (status !== 200) throw new FetchFailed(`${path} answered ${status}`);
    total += bytes.length;
    if (total > PULL_LIMIT) throw new FetchFailed(`more than ${PULL_LIMIT} bytes of entries`);
    return bundleAt(bytes, width, path);
  });
  return parts.flat().slice(start - first * TILE_WIDTH);
}

/** Bodies by digest: their bytes, checked against it, or null when the origin has erased them. */
export async function fetchBodies(
  prefixUrl: string,
  digests: readonly string[],
): Promise<ReadonlyMap<string, Buffer | null>> {
  const fetched = await inParallel(digests, async (digest) => {
    const { status, bytes } = await get(prefixUrl, `body/${digest}`, BODY_LIMIT);
    if (status === 410) return [digest, null] as const;
    if (status !== 200) throw new FetchFailed(`body ${digest} answered ${status}`);
    if (createHash('sha256').update(bytes).digest('hex') !== digest)
      throw new FetchFailed(`body ${digest} has other bytes`);
    return [digest, bytes] as const;
  });
  return new Map(fetched);
}

function bundleAt(bytes: Buffer, width: number, path: string): Buffer[] {
  try {
    return parseBundle(bytes, width);
  } catch (error) {
    if (error instanceof LedgerFormatError) throw new FetchFailed(`${path}: ${error.message}`);
    throw error;
  }
}

async function inParallel<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) {
      const item = items[i];
      if (item !== undefined) results[i] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, items.length) }, worker));
  return results;
}

async function get(
  prefixUrl: string,
  path: string,
  limit: number,
): Promise<{ status: number; bytes: Buffer }> {
  try {
    // A redirect would let the origin point us anywhere.
    const answer = await fetch(new URL(path, prefixUrl), {
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of answer.body ?? []) {
      size += (chunk as Uint8Array).length;
      if (size > limit) throw new FetchFailed(`${path} has more than ${limit} bytes`);
      chunks.push(chunk as Uint8Array);
    }
    return { status: answer.status, bytes: Buffer.concat(chunks) };
  } catch (error) {
    if (error instanceof FetchFailed) throw error;
    throw new FetchFailed(`${path}: ${error instanceof Error ? error.message : 'no answer'}`);
  }
}
