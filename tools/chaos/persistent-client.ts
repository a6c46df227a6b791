import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Api, type ApiClient, ApiRefusal } from '../demo/api-client.js';

const PAUSE_MS = 150;
/** Longer than any restart; after it the request counts as never answered. */
const LIMIT_MS = 120_000;

/**
 * The same API for somebody who does not give up: what got no answer, or 503, is sent again, a
 * write with the same Idempotency-Key. Every other refusal is thrown. `repeated` is told of each
 * write that is sent again.
 */
export function persistent(client: ApiClient, repeated: () => void): Api {
  return {
    get: <T>(path: string) => insist(() => client.get<T>(path)),
    text: (path, headers) => insist(() => client.text(path, headers)),
    post: <T>(path: string, body: unknown, key: string = randomUUID()) =>
      insist(() => client.post<T>(path, body, key), repeated),
  };
}

async function insist<T>(send: () => Promise<T>, repeated?: () => void): Promise<T> {
  const last = performance.now() + LIMIT_MS;
  for (;;) {
    try {
      return await send();
    } catch (error) {
      if (!isInterruption(error) || performance.now() > last) throw error;
      await pause(PAUSE_MS);
      repeated?.();
    }
  }
}

/**
 * No answer, half an answer, or "not now". A connection that broke is a TypeError, an answer cut
 * off in the middle a SyntaxError; by name, as in a test they come from another realm.
 */
export function isInterruption(error: unknown): boolean {
  if (error instanceof ApiRefusal) return error.status === 503;
  return ['TypeError', 'SyntaxError'].includes((error as Error).name);
}
