import { createHmac, timingSafeEqual } from 'node:crypto';

/** Random bytes of a nonce: what makes it one of its kind. */
export const NONCE_BYTES = 16;
const TIME_BYTES = 6;
const TAG_BYTES = 16;

/** A nonce that we gave out and that is not over. */
export interface KnownNonce {
  readonly id: Buffer;
  readonly expiresAt: Date;
}

/**
 * A nonce that says when it is over and carries our tag: giving one out stores nothing, so that
 * strangers who ask for millions fill no table. Only those that were used are remembered.
 */
export function makeNonce(key: Uint8Array, id: Buffer, expiresAt: Date): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeUIntBE(expiresAt.getTime(), 0, TIME_BYTES);
  const signed = Buffer.concat([id, time]);
  return Buffer.concat([signed, tagOf(key, signed)]).toString('base64url');
}

/** The nonce in a text; undefined for one of somebody else, an altered one, and one that is over. */
export function readNonce(key: Uint8Array, text: string, now: Date): KnownNonce | undefined {
  const bytes = Buffer.from(text, 'base64url');
  const isWhole = bytes.length === NONCE_BYTES + TIME_BYTES + TAG_BYTES;
  if (!isWhole || bytes.toString('base64url') !== text) return undefined;
  const signed = bytes.subarray(0, NONCE_BYTES + TIME_BYTES);
  if (!timingSafeEqual(tagOf(key, signed), bytes.subarray(signed.length))) return undefined;
  const expiresAt = new Date(signed.readUIntBE(NONCE_BYTES, TIME_BYTES));
  return expiresAt > now ? { id: signed.subarray(0, NONCE_BYTES), expiresAt } : undefined;
}

const tagOf = (key: Uint8Array, signed: Uint8Array): Buffer =>
  createHmac('sha256', key).update(signed).digest().subarray(0, TAG_BYTES);
