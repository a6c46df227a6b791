import { gunzip, gzip } from 'node:zlib';
import kafkajs, { CompressionTypes } from 'kafkajs';
import { type BatchHead, faultOf, headBefore, nullRecords } from '#federation/record-batch.js';

/** A batch of ours holds a mebibyte before it is packed. */
const MAX_UNPACKED_BYTES = 64 * 1024 * 1024;
/** kafkajs fails at somewhat over 100,000 records of one batch. */
const MAX_RECORDS = 50_000;
/** Between two looks at a batch that cannot be passed; kafkajs would ask again at once. */
const STUCK_PAUSE_MS = 500;
/** How many reported batches are remembered: they come again after each restart of a consumer. */
const REMEMBERED = 1000;

type Listener = (error: Error) => void;
const listeners = new Set<Listener>();
const reported = new Set<string>();

/** Tells of batches that cannot be unpacked, each once in a process, until the result is called. */
export function onLostBatch(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/**
 * Makes kafkajs outlive what a broken disk or a foreign writer puts into a topic. By itself it gives
 * up the fetch of ALL partitions, for ever, when one batch in it cannot be unpacked. Here the records
 * of such a batch arrive without key and value, which no reader of segments accepts: they are refused
 * like any poison, and the group moves on.
 */
export function registerCodecs(): void {
  // Node finds this one only as a member of the whole.
  const codecs: Record<number, () => unknown> = kafkajs.CompressionCodecs;
  // Seven values fit in the three bits of a batch. Without a codec for 0 and 5 to 7, kafkajs
  // takes what is there for records as they are, and broken ones end the fetch as well.
  for (let type = 0; type < 8; type++) codecs[type] = () => codecOf(type);
}

function codecOf(type: number) {
  return {
    compress: ({ buffer }: { readonly buffer: Buffer }): Promise<Buffer> => {
      if (type === (CompressionTypes.GZIP as number))
        return done((callback) => {
          gzip(buffer, callback);
        });
      return Promise.reject(new Error(`compression ${type} is not written`));
    },
    decompress: (packed: Buffer): Promise<Buffer> => unpack(type, packed),
  };
}

async function unpack(type: number, packed: Buffer): Promise<Buffer> {
  const head = headBefore(packed);
  if (!head || head.count > MAX_RECORDS) return stuck(head);
  try {
    const records = await unpacked(type, packed);
    const fault = faultOf(records, head);
    if (fault === undefined) return records;
    throw new Error(fault);
  } catch (error) {
    const reason = (error as Error).message;
    report(head, `a batch cannot be unpacked: ${reason}; ${placeOf(head)}: passed over`);
    return nullRecords(head.count);
  }
}

function unpacked(type: number, packed: Buffer): Promise<Buffer> {
  if (type === (CompressionTypes.None as number)) return Promise.resolve(packed);
  if (type === (CompressionTypes.GZIP as number))
    return done((callback) => {
      gunzip(packed, { maxOutputLength: MAX_UNPACKED_BYTES }, callback);
    });
  return Promise.reject(new Error(`compression ${type} is not read`));
}

function done(
  work: (callback: (error: Error | null, bytes: Buffer) => void) => void,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    work((error, bytes) => {
      if (error) reject(error);
      else resolve(bytes);
    });
  });
}

/**
 * Too many records for kafkajs to hand over even as empty ones, or no batch at all. It takes an error
 * of this name for the end of what was fetched: this partition stands still, the others go on.
 */
async function stuck(head: BatchHead | undefined): Promise<never> {
  const what = head ? `${head.count} records; ${placeOf(head)}` : 'it has no head';
  const message = `a batch cannot be unpacked: ${what}: its partition stands still`;
  report(head, message);
  await new Promise((resolve) => setTimeout(resolve, STUCK_PAUSE_MS));
  throw Object.assign(new Error(message), { name: 'KafkaJSPartialMessageError' });
}

function placeOf({ baseOffset, lastDelta }: BatchHead): string {
  return `offsets ${baseOffset} to ${baseOffset + BigInt(lastDelta)}`;
}

function report(head: BatchHead | undefined, message: string): void {
  const batch = head ? `${head.baseOffset} ${head.crc} ${head.count}` : '';
  if (reported.has(batch)) return;
  const [oldest] = reported;
  if (oldest !== undefined && reported.size >= REMEMBERED) reported.delete(oldest);
  reported.add(batch);
  for (const listener of listeners) listener(new Error(message));
}
