import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { CompressionTypes } from 'kafkajs';
import { onLostBatch, registerCodecs } from '#federation/kafka-codecs.js';

interface Decoded {
  readonly records: readonly { readonly offset: string; readonly key: Buffer | null }[];
}
// What kafkajs does with a fetched batch is the measure; it exports no way to it.
const require = createRequire(import.meta.url);
const { RecordBatch } = require('kafkajs/src/protocol/recordBatch/v0/index.js') as {
  RecordBatch(options: object): Promise<{ readonly buffer: Buffer }>;
};
const Record = require('kafkajs/src/protocol/recordBatch/record/v0/index.js') as (
  record: object,
) => unknown;
const decodeMessages = require('kafkajs/src/protocol/requests/fetch/v4/decodeMessages.js') as (
  decoder: unknown,
) => Promise<Decoded['records']>;
const Decoder = require('kafkajs/src/protocol/decoder.js') as new (buffer: Buffer) => unknown;

const said: string[] = [];
let deaf: () => void;
beforeEach(() => {
  said.length = 0;
  registerCodecs();
  deaf = onLostBatch(({ message }) => said.push(message));
});
afterEach(() => {
  deaf();
});

let offset = 0;
/** Three records at offsets of their own, as a producer packs them. */
async function batch(compression = CompressionTypes.GZIP): Promise<Buffer> {
  offset += 100;
  const records = [0, 1, 2].map((offsetDelta) =>
    Record({ offsetDelta, timestampDelta: 0, key: `k${offsetDelta}`, value: 'value', headers: {} }),
  );
  const { buffer } = await RecordBatch({ compression, records, lastOffsetDelta: 2 });
  buffer.writeBigInt64BE(BigInt(offset), 0);
  return buffer;
}

/** Keys and offsets of what kafkajs hands on, offsets counted from the newest batch. */
async function read(...batches: readonly Buffer[]) {
  const bytes = Buffer.concat(batches);
  const size = Buffer.alloc(4);
  size.writeInt32BE(bytes.length);
  const records = await decodeMessages(new Decoder(Buffer.concat([size, bytes])));
  return records.map((one) => [Number(one.offset) - offset, one.key?.toString()]);
}

const whole = [0, 1, 2].map((i) => [i, `k${i}`]);
const lost = [0, 1, 2].map((i) => [i, undefined]);

it.each([CompressionTypes.GZIP, CompressionTypes.None])('whole batches pass (%s)', async (type) => {
  expect(await read(await batch(type))).toEqual(whole);
  expect(said).toEqual([]);
});

it('every byte of the records may be altered: three records come, at their offsets', async () => {
  for (const type of [CompressionTypes.GZIP, CompressionTypes.None])
    for (let at = 61; at < 61 + 60; at++) {
      const bytes = await batch(type);
      if (at >= bytes.length) break;
      bytes[at] = bytes[at]! ^ 0xff;
      expect((await read(bytes)).map(([i]) => i)).toEqual([0, 1, 2]);
    }
});

it('a batch that is broken comes as empty records, and is reported once', async () => {
  const bytes = await batch();
  bytes[bytes.length - 8] = bytes[bytes.length - 8]! ^ 1;
  expect(await read(bytes)).toEqual(lost);
  expect(await read(bytes)).toEqual(lost);
  expect(said).toEqual([
    `a batch cannot be unpacked: incorrect data check; offsets ${offset} to ${offset + 2}: passed over`,
  ]);
});

it.each([2, 3, 4, 5, 6, 7])('so does one with compression %i', async (type) => {
  const bytes = await batch();
  bytes.writeInt16BE(type, 21);
  expect(await read(bytes)).toEqual(lost);
  expect(said[0]).toContain(`compression ${type} is not read`);
});

it('and one that would unpack to more than is sane', async () => {
  const head = (await batch()).subarray(0, 61);
  const bomb = Buffer.concat([head, gzipSync(Buffer.alloc(65 * 1024 * 1024))]);
  bomb.writeInt32BE(bomb.length - 12, 8);
  expect(await read(bomb)).toEqual(lost);
  expect(said[0]).toContain('Cannot create a Buffer larger than');
});

it('what follows a broken batch arrives', async () => {
  const broken = await batch();
  broken[70] = broken[70]! ^ 0xff;
  const good = await batch();
  expect((await read(broken, good)).slice(3)).toEqual(whole);
});

it('too many records stop their partition after what came before, not the fetch', async () => {
  const good = await batch();
  const huge = Buffer.from(good);
  huge.writeInt32BE(2_000_000_000, 57);
  expect(await read(good, huge)).toEqual(whole);
  expect(said[0]).toContain('its partition stands still');
});

it('only gzip is written', async () => {
  await expect(batch(CompressionTypes.ZSTD)).rejects.toThrow('compression 4 is not written');
});
