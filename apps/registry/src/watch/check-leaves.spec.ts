import type { PublicEvent } from '#domain/generated/schemas.js';
import type { LeafReading } from '#platform/federation/read-public-event.js';
import { checkLeaves, type LeafContext } from './check-leaves.js';

const event = (name: string, data: object = {}): LeafReading => ({
  kind: 'event',
  event: { type: `eu.guildmark.${name}.v1`, data } as unknown as PublicEvent,
  references: [],
});
const opened = event('ledger.opened');
const url = 'https://hub.example/status/1';
const list = (seq: number) => event('statuslist.published', { url, seq });
const context: LeafContext = {
  lastSeq: new Map(),
  scope: [{ standard: 'https://hub.example/standards', maxLevel: 3 }],
  europeanStandards: new Set(['https://r.example/concepts/a/v1.0']),
  heldBodies: new Set(['aa']),
};
const found = (readings: LeafReading[], from = 0, changes: Partial<LeafContext> = {}) =>
  checkLeaves(readings, from, { ...context, ...changes }).findings.map(
    ({ code, index }) => `${String(index)} ${code}`,
  );

it('wants ledger.opened first, and there alone', () => {
  expect(found([opened, { kind: 'silent' }])).toEqual([]);
  expect(found([{ kind: 'silent' }])).toEqual(['0 ledger.not-opened']);
  expect(found([opened, opened])).toEqual(['1 ledger.opened-twice']);
});

it('counts status lists from 1 without gaps, across batches', () => {
  expect(found([opened, list(1), list(2), list(3)])).toEqual([]);
  expect(found([opened, list(2)])).toEqual(['1 statuslist.gap']);
  expect(found([opened, list(1), list(3), list(4)])).toEqual(['2 statuslist.gap']);
  expect(found([opened, list(1), list(1)])).toEqual(['2 statuslist.gap']);
  const { lastSeq } = checkLeaves([opened, list(1)], 0, context);
  expect(found([list(2)], 2, { lastSeq })).toEqual([]);
  expect(found([list(3)], 2, { lastSeq })).toEqual(['2 statuslist.gap']);
});

it('wants standards in the scope of the accreditation, and European ones that exist', () => {
  const local = (versionUri: string) => event('local-standard.published', { versionUri });
  expect(found([local('https://hub.example/standards/a/v1.0')], 5)).toEqual([]);
  expect(found([local('https://hub.example/other/a/v1.0')], 5)).toEqual([
    '5 standard.out-of-scope',
  ]);
  const proposal = (toVersionUri: string) => event('proposal.submitted', { toVersionUri });
  expect(found([proposal('https://r.example/concepts/a/v1.0')], 5)).toEqual([]);
  expect(found([proposal('https://r.example/concepts/b/v1.0')], 5)).toEqual(['5 standard.unknown']);
});

it('finds an erasure that the mirror did not follow', () => {
  expect(found([event('body.erased', { sha256: 'bb' })], 5)).toEqual([]);
  expect(found([event('body.erased', { sha256: 'aa' })], 5)).toEqual(['5 body.not-erased']);
});
