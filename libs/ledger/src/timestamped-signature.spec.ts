import { formatTimestampedSignature, readTimestampedSignature } from './timestamped-signature.js';

const bytesAt = (time: bigint, length = 72) => {
  const bytes = Buffer.alloc(length, 5);
  bytes.writeBigUInt64BE(time);
  return bytes;
};

describe('a timestamped signature', () => {
  it.each([
    ['64 bytes', bytesAt(1n, 64)],
    ['71 bytes', bytesAt(1n, 71)],
    ['73 bytes', bytesAt(1n, 73)],
    ['time 0', bytesAt(0n)],
    ['time 2^53', bytesAt(2n ** 53n)],
    ['time 2^64 - 1', bytesAt(2n ** 64n - 1n)],
  ])('is not %s', (_, bytes) => expect(readTimestampedSignature(bytes)).toBeUndefined());

  it.each([1, 2 ** 31, 2 ** 32, 2 ** 53 - 1])('carries time %d', (time) => {
    const bytes = bytesAt(BigInt(time));
    const read = readTimestampedSignature(bytes);
    expect(read).toEqual({ time, signature: Buffer.alloc(64, 5) });
    expect(formatTimestampedSignature(read!)).toEqual(bytes);
  });
});
