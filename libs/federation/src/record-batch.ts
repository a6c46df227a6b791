/** Where the records of a batch (Kafka's format 2) begin, and what stands before them. */
const HEADER = { bytes: 61, baseOffset: 0, magic: 16, crc: 17, lastDelta: 23, count: 57 } as const;

/** A record with more headers is nobody's of ours; a reader would spend time by their square. */
const MAX_HEADERS = 64;

/** What a reader has to know of a batch before it takes the records out. */
export interface BatchHead {
  readonly baseOffset: bigint;
  readonly crc: number;
  /** Offset of the last record, counted from the first. */
  readonly lastDelta: number;
  /** How many records are said to follow. */
  readonly count: number;
}

/** Reads the head that stands before `records` in the memory they were cut from; undefined when none does. */
export function headBefore(records: Buffer): BatchHead | undefined {
  const at = records.byteOffset - HEADER.bytes;
  if (at < 0) return undefined;
  const head = Buffer.from(records.buffer, at, HEADER.bytes);
  if (head.readInt8(HEADER.magic) !== 2) return undefined;
  return {
    baseOffset: head.readBigInt64BE(HEADER.baseOffset),
    crc: head.readUInt32BE(HEADER.crc),
    lastDelta: head.readInt32BE(HEADER.lastDelta),
    count: head.readInt32BE(HEADER.count),
  };
}

/** Why these are not the records that the head speaks of; undefined when they are. */
export function faultOf(records: Buffer, { count, lastDelta }: BatchHead): string | undefined {
  const cursor = new Cursor(records);
  let before = -1;
  for (let i = 0; i < count; i++) {
    const delta = cursor.offsetDelta();
    if (delta === undefined) return `record ${i} is broken`;
    if (delta <= before || delta > lastDelta) return `record ${i} is out of order`;
    before = delta;
  }
  return cursor.isAtEnd ? undefined : 'more bytes than records';
}

/** As many records without key, value and headers, at offsets one after the other. */
export function nullRecords(count: number): Buffer {
  const bytes: number[] = [];
  for (let i = 0; i < count; i++) {
    const delta = varint(i);
    // Length; attributes, time, offset, no key, no value, no headers.
    bytes.push(...varint(delta.length + 5), 0, 0, ...delta, 1, 1, 0);
  }
  return Buffer.from(bytes);
}

/** A number as Kafka writes it: zigzag, seven bits at a time. */
function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value * 2;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return bytes;
}

class Cursor {
  private at = 0;
  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  /** Goes over one record and gives its offset; undefined when it is not one. */
  offsetDelta(): number | undefined {
    const length = this.varint();
    const end = this.at + (length ?? 0);
    if (length === undefined || length < 1 || end > this.bytes.length) return undefined;
    this.at++; // attributes
    if (this.varint(10) === undefined) return undefined; // time
    const delta = this.varint();
    if (delta === undefined || !this.passBytes() || !this.passBytes()) return undefined;
    const headers = this.varint();
    if (headers === undefined || headers < 0 || headers > MAX_HEADERS) return undefined;
    for (let i = 0; i < headers; i++) if (!this.passBytes() || !this.passBytes()) return undefined;
    return this.at === end ? delta : undefined;
  }

  /** Goes over a length and what it measures; -1 stands for nothing at all. */
  private passBytes(): boolean {
    const length = this.varint();
    if (length === undefined || length < -1) return false;
    this.at += Math.max(0, length);
    return this.at <= this.bytes.length;
  }

  /** Exact up to 32 bits; of a longer one only where it ends matters. */
  private varint(maxBytes = 5): number | undefined {
    let value = 0;
    for (let i = 0; i < maxBytes; i++) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) return undefined;
      value += (byte & 127) * 2 ** (7 * i);
      if (byte < 128) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
    return undefined;
  }
}
