import kafkajs, { CompressionTypes } from 'kafkajs';
import { registerCodecs } from '#federation/kafka-codecs.js';

const u32be = (value: number) => Buffer.from([value >>> 24, value >>> 16, value >>> 8, value]);
const u32le = (value: number) => u32be(value).reverse();

/** Packed so that a broker, which looks into what it takes, accepts it: nothing is made smaller. */
const PACKED: Readonly<Record<number, (bytes: Buffer) => Buffer>> = {
  // In the frame of snappy-java: one block, in it one literal.
  [CompressionTypes.Snappy]: (bytes) => {
    const length = bytes.length - 1;
    const size = [
      (bytes.length & 127) | 128,
      ((bytes.length >> 7) & 127) | 128,
      bytes.length >> 14,
    ];
    const literal = [61 << 2, length & 255, length >> 8];
    const block = Buffer.concat([Buffer.from([...size, ...literal]), bytes]);
    const magic = Buffer.from('\x82SNAPPY\0', 'latin1');
    return Buffer.concat([magic, u32be(1), u32be(1), u32be(block.length), block]);
  },
  // One block as it is; 0x82 is the checksum of the two bytes before it.
  [CompressionTypes.LZ4]: (bytes) => {
    const size = u32le(bytes.length + 2 ** 31);
    return Buffer.concat([
      u32be(0x04224d18),
      Buffer.from([0x60, 0x40, 0x82]),
      size,
      bytes,
      u32le(0),
    ]);
  },
  // One raw block in a single segment, its size in four bytes.
  [CompressionTypes.ZSTD]: (bytes) => {
    const block = u32le(bytes.length * 8 + 1).subarray(0, 3);
    return Buffer.concat([
      u32be(0x28b52ffd),
      Buffer.from([0xa0]),
      u32le(bytes.length),
      block,
      bytes,
    ]);
  },
};

/** Lets kafkajs write batches (below 64 KiB) as other clients may, until the result is called. */
export function writeAllCodecs(): () => void {
  const codecs: Record<number, () => unknown> = kafkajs.CompressionCodecs;
  for (const [type, pack] of Object.entries(PACKED)) {
    const read = codecs[Number(type)]!() as object;
    const compress = ({ buffer }: { readonly buffer: Buffer }) => Promise.resolve(pack(buffer));
    codecs[Number(type)] = () => ({ ...read, compress });
  }
  return registerCodecs;
}
