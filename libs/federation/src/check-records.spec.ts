import {
  checkRecords,
  MAX_RECORD_BYTES,
  PublicationRefused,
  recordBytes,
} from '#federation/check-records.js';

const sized = (bytes: number) => ({ key: '', value: Buffer.alloc(bytes), headers: {} });

it('refuses one byte too many, also in the key or the headers', () => {
  for (const large of [
    sized(MAX_RECORD_BYTES + 1),
    { ...sized(MAX_RECORD_BYTES), key: 'k' },
    { ...sized(MAX_RECORD_BYTES - 1), headers: { h: 'v' } },
  ])
    expect(() => {
      checkRecords([sized(1), large]);
    }).toThrow(PublicationRefused);
});

it('accepts the largest record', () => {
  expect(() => {
    checkRecords([sized(MAX_RECORD_BYTES)]);
  }).not.toThrow();
});

it('counts bytes, not characters', () => {
  expect(recordBytes({ key: 'é', value: Buffer.from('x'), headers: { ü: '€' } })).toBe(8);
});
