import { HUB, LIST_URL, NOW, sources } from '../../../test/support/credentials.js';
import { noteSources } from './note-sources.js';
import type { Fetched } from './verification-sources.js';

const DAY = 24 * 60 * 60_000;

it('notes the age of what was had, and whether its maker let it be kept so long', async () => {
  const later = new Date(NOW.getTime() + 2 * DAY);
  const { sources: noted, notes } = noteSources(await sources(), later);
  await noted.trustList();
  await noted.statusList(LIST_URL);
  expect(notes).toEqual([
    {
      part: 'trust-list',
      source: 'trust list',
      state: 'found',
      asOf: NOW.toISOString(),
      ageSeconds: 172_800,
      old: true,
    },
    {
      part: 'status-list',
      source: LIST_URL,
      state: 'found',
      asOf: NOW.toISOString(),
      ageSeconds: 172_800,
      old: true,
    },
  ]);
});

it('calls nothing old that its maker still stands for', async () => {
  const { sources: noted, notes } = noteSources(await sources(), NOW);
  await noted.trustList();
  await noted.statusList(LIST_URL);
  expect(notes.map(({ old, ageSeconds }) => [old, ageSeconds])).toEqual([
    [false, 0],
    [false, 0],
  ]);
});

it('notes what was not had, and asks no more often than it is asked', async () => {
  const { sources: noted, notes } = noteSources(await sources(), NOW);
  expect(await noted.didDocument(HUB)).toMatchObject({ state: 'missing' });
  expect(notes).toEqual([{ part: 'issuer-keys', source: 'did.json', state: 'missing' }]);
  expect([noted.document, noted.standardBody, noted.didResolvers]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

it('notes twenty things at most, however many are asked for', async () => {
  const found: Fetched<string> = { state: 'found', value: 'x', asOf: NOW, source: '' };
  const world = {
    ...(await sources()),
    document: () => Promise.resolve(found),
    standardBody: () => Promise.resolve(found),
    didResolvers: new Map([['x', () => Promise.resolve(found)]]),
  };
  const { sources: noted, notes } = noteSources(world, NOW);
  await noted.standardBody?.('x');
  await noted.didResolvers?.get('x')?.('did:x:y');
  for (let i = 0; i < 30; i += 1) await noted.document?.('x');
  expect(notes).toHaveLength(20);
  expect(notes.slice(0, 3).map(({ part, source }) => [part, source])).toEqual([
    ['standard', 'unnamed'],
    ['issuer-keys', 'unnamed'],
    ['issuer-keys', 'unnamed'],
  ]);
});
