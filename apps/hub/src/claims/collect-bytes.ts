import type { Readable } from 'node:stream';
import { DomainError } from '#domain/core/domain-error.js';

/** A phone on a bad line sends 25 MiB in this time; whoever is slower holds memory for nothing. */
const WITHIN_MS = 120_000;

/**
 * All bytes of a body, read only as far as allowed. Refuses `body.too-large`, at once where the length
 * is announced, and `body.malformed` for no bytes; ends the connection of a sender who is too slow.
 */
export async function collectBytes(
  body: Readable,
  announced: number | undefined,
  atMost: number,
): Promise<Buffer> {
  refuseMore(announced ?? 0, atMost);
  const late = setTimeout(() => {
    body.destroy(new DomainError('request.refused', { expected: 'a body within two minutes' }));
  }, WITHIN_MS);
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    // What is left unread is thrown away by the server; destroying it would lose the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += chunk.length;
      refuseMore(length, atMost);
      chunks.push(chunk);
    }
  } finally {
    clearTimeout(late);
  }
  if (length === 0) throw new DomainError('body.malformed', { expected: 'bytes', got: 'nothing' });
  return Buffer.concat(chunks, length);
}

function refuseMore(length: number, atMost: number): void {
  if (length > atMost)
    throw new DomainError('body.too-large', {
      expected: `at most ${String(atMost)} bytes`,
      got: `${String(length)} bytes or more`,
    });
}
