const TIME_LENGTH = 8;
const SIGNATURE_LENGTH = 64;

/** A cosignature taken apart. */
export interface TimestampedSignature {
  /** POSIX seconds, from 1 to 2^53 - 1. */
  readonly time: number;
  /** Ed25519, 64 bytes. */
  readonly signature: Buffer;
}

/** The 72 bytes `u64be time || signature` (c2sp.org/tlog-cosignature@v1.0.1, Format). */
export function formatTimestampedSignature({ time, signature }: TimestampedSignature): Buffer {
  const seconds = Buffer.alloc(TIME_LENGTH);
  seconds.writeBigUInt64BE(BigInt(time));
  return Buffer.concat([seconds, signature]);
}

/** Reads the 72 bytes; undefined for another length and for a time of 0 or from 2^53 up. */
export function readTimestampedSignature(bytes: Buffer): TimestampedSignature | undefined {
  if (bytes.length !== TIME_LENGTH + SIGNATURE_LENGTH) return undefined;
  const time = Number(bytes.readBigUInt64BE());
  if (time === 0 || !Number.isSafeInteger(time)) return undefined;
  return { time, signature: bytes.subarray(TIME_LENGTH) };
}
