import { faultOf, headBefore, nullRecords } from '#federation/record-batch.js';

/** 61 bytes as Kafka writes them, then the records. */
function batch(records: Buffer, { count = 2, lastDelta = 1, magic = 2 } = {}): Buffer {
  const head = Buffer.alloc(61);
  head.writeBigInt64BE(40n, 0);
  head.writeInt8(magic, 16);
  head.writeUInt32BE(0xdeadbeef, 17);
  head.writeInt32BE(lastDelta, 23);
  head.writeInt32BE(count, 57);
  return Buffer.concat([head, records]);
}

/** One record: offset, `k`, `value`, headers without names and values. */
function record(delta: number, { headers = 0, value = 'v' } = {}): Buffer {
  const body = [0, 0, delta * 2, 2, 0x6b, value.length * 2, ...Buffer.from(value)];
  body.push(((headers * 2) % 128) + 128, Math.floor((headers * 2) / 128));
  for (let i = 0; i < headers; i++) body.push(0, 1);
  const length = body.length * 2;
  return Buffer.from([(length % 128) + 128, Math.floor(length / 128), ...body]);
}

const two = { baseOffset: 0n, crc: 0, lastDelta: 1, count: 2 };

it('the head is read from the memory before the records', () => {
  const whole = batch(record(0));
  const expected = { baseOffset: 40n, crc: 0xdeadbeef, lastDelta: 1, count: 2 };
  expect(headBefore(whole.subarray(61))).toEqual(expected);
  expect(headBefore(whole.subarray(61, 61))).toEqual(expected);
});

it('what is no batch of format 2 has no head', () => {
  expect(headBefore(batch(record(0), { magic: 1 }).subarray(61))).toBeUndefined();
  expect(headBefore(Buffer.from(new ArrayBuffer(8)))).toBeUndefined();
});

it('whole records have no fault', () => {
  expect(faultOf(Buffer.concat([record(0), record(1)]), two)).toBeUndefined();
  const headers = record(0, { headers: 64 });
  expect(faultOf(headers, { ...two, count: 1 })).toBeUndefined();
});

it.each<readonly [string, Buffer, string]>([
  ['a record too few', record(0), 'record 1 is broken'],
  ['a record too many', Buffer.concat([record(0), record(1), record(2)]), 'more bytes'],
  ['the same offset twice', Buffer.concat([record(0), record(0)]), 'record 1 is out of order'],
  ['an offset beyond the last', Buffer.concat([record(0), record(2)]), 'record 1 is out of order'],
  ['half a record', Buffer.concat([record(0), record(1).subarray(0, 5)]), 'record 1 is broken'],
  ['very many headers', record(0, { headers: 65 }), 'record 0 is broken'],
  ['a length below zero', Buffer.from([3, 0, 0, 0]), 'record 0 is broken'],
  ['a number without an end', Buffer.alloc(20, 0xff), 'record 0 is broken'],
  ['a value longer than its record', Buffer.from([14, 0, 0, 0, 1, 120, 1, 0]), 'record 0 is'],
])('%s is a fault', (_what, records, fault) => {
  expect(faultOf(records, two)).toContain(fault);
});

it('null records are as many as wanted, without any fault', () => {
  const count = 20_000;
  const records = nullRecords(count);
  expect(faultOf(records, { ...two, count, lastDelta: count - 1 })).toBeUndefined();
  expect([...nullRecords(1)]).toEqual([12, 0, 0, 0, 1, 1, 0]);
});
