import { BULK_COLUMNS, type BulkColumn, readBulkRow } from './read-bulk-row.js';

const digest = 'A'.repeat(43);
const assessed: Partial<Record<BulkColumn, string>> = {
  row_key: '2026-1',
  person_ref: 'ada',
  given_name: 'Ada',
  family_name: 'Łukasz',
  email: 'Ada@firm.example',
  standard_version: 'https://hub.example/standards/turning/v1.0',
  level: '3',
  assessor_ref: 'bea',
  assessed_on: '2026-11-01',
  methods: 'observation|conversation',
  criteria_met: 'C1|C2',
  evidence_digests: digest,
};
const claimed: Partial<Record<BulkColumn, string>> = {
  row_key: '2026-2',
  person_ref: 'ada',
  given_name: 'Ada',
  family_name: 'Łukasz',
  email: 'ada@firm.example',
  claim_id: '0199c0de-0000-7000-8000-000000000001',
};
const read = (cells: Partial<Record<BulkColumn, string>>) =>
  readBulkRow(BULK_COLUMNS.map((column) => cells[column] ?? ''));

it.each<[string, Partial<Record<BulkColumn, string>>, BulkColumn, string]>([
  ['no row key', { row_key: '' }, 'row_key', 'bulk.value-missing'],
  ['a row key with spaces inside', { row_key: 'a b' }, 'row_key', 'bulk.value-invalid'],
  ['no person', { person_ref: ' ' }, 'person_ref', 'bulk.value-missing'],
  ['an address without a host', { email: 'ada' }, 'email', 'bulk.value-invalid'],
  ['a claim id that is none', { claim_id: '17' }, 'claim_id', 'bulk.value-invalid'],
  [
    'neither claim nor standard',
    { standard_version: '' },
    'standard_version',
    'bulk.value-missing',
  ],
  ['level six', { level: '6' }, 'level', 'bulk.value-invalid'],
  [
    'a day that is not in the calendar',
    { assessed_on: '2026-02-30' },
    'assessed_on',
    'bulk.value-invalid',
  ],
  ['a day the other way round', { assessed_on: '01.11.2026' }, 'assessed_on', 'bulk.value-invalid'],
  ['a method nobody knows', { methods: 'guess' }, 'methods', 'bulk.value-invalid'],
  ['no criteria', { criteria_met: '' }, 'criteria_met', 'bulk.value-missing'],
  ['half a digest', { evidence_digests: 'AAAA' }, 'evidence_digests', 'bulk.value-invalid'],
  ['a language in words', { language: 'English' }, 'language', 'bulk.value-invalid'],
  ['an end that is no day', { valid_until: 'never' }, 'valid_until', 'bulk.value-invalid'],
])('refuses %s', (_name, cells, column, code) => {
  const result = read({ ...assessed, ...cells });
  expect('faults' in result && result.faults).toContainEqual(
    expect.objectContaining({ column, code }),
  );
});

it('refuses an assessment beside a claim', () => {
  const result = read({ ...claimed, level: '3', second_assessor_ref: 'cy' });
  expect('faults' in result && result.faults.map(({ column, code }) => [column, code])).toEqual([
    ['level', 'bulk.value-unwanted'],
    ['second_assessor_ref', 'bulk.value-unwanted'],
  ]);
});

it('names every fault of a row, with what came', () => {
  const result = read({ ...assessed, level: '9', email: 'x'.repeat(200) });
  expect('faults' in result && result.faults).toEqual([
    {
      column: 'email',
      code: 'bulk.value-invalid',
      expected: 'an e-mail address',
      got: 'x'.repeat(80),
    },
    { column: 'level', code: 'bulk.value-invalid', expected: 'a level from 1 to 5', got: '9' },
  ]);
});

it('reads a row that carries an assessment', () => {
  expect(read(assessed)).toEqual({
    row: {
      rowKey: '2026-1',
      personRef: 'ada',
      givenName: 'Ada',
      familyName: 'Łukasz',
      email: 'ada@firm.example',
      grounds: {
        assessment: {
          standard: 'https://hub.example/standards/turning/v1.0',
          level: 3,
          assessorRef: 'bea',
          assessedOn: '2026-11-01',
          methods: ['observation', 'conversation'],
          criteriaMet: ['C1', 'C2'],
          evidenceDigests: [digest],
        },
      },
    },
  });
});

it('reads a row that cites a claim, with language and end', () => {
  expect(read({ ...claimed, language: 'pl', valid_until: '2031-12-31' })).toEqual({
    row: {
      rowKey: '2026-2',
      personRef: 'ada',
      givenName: 'Ada',
      familyName: 'Łukasz',
      email: 'ada@firm.example',
      grounds: { claimId: '0199c0de-0000-7000-8000-000000000001' },
      language: 'pl',
      validUntil: '2031-12-31',
    },
  });
});
