import { HUB, NOW, trustList } from '../../../test/support/credentials.js';
import { fetchedFrom, networkSources, trustListFetched } from './network-sources.js';
import type { Fetched } from './verification-sources.js';

const asked: string[] = [];
const network = (answer: Fetched<string>) =>
  networkSources({
    text: (url) => {
      asked.push(url);
      return Promise.resolve(answer);
    },
    trustList: () => Promise.resolve(trustListFetched(trustList(), 'list')),
  });
const found = (value: string): Fetched<string> => ({
  state: 'found',
  value,
  asOf: NOW,
  source: 's',
});

it('dates a trust list by itself, whoever brought it', async () => {
  expect(await network(found('')).trustList()).toMatchObject({
    asOf: new Date('2026-11-24T08:00:00Z'),
  });
});

it('asks for a DID document where the DID says', async () => {
  asked.length = 0;
  expect(await network(found('{"id":"x"}')).didDocument(HUB)).toMatchObject({ value: { id: 'x' } });
  expect(asked).toEqual(['https://hub.example/.well-known/did.json']);
});

it.each([
  ['a DID that is none', 'did:web:', found('{}')],
  ['a document that is not JSON', HUB, found('<html>')],
  ['a document with a member twice', HUB, found('{"a":1,"a":2}')],
  ['nobody', HUB, { state: 'unreachable', source: 'x', why: 'y' } as const],
])('did not reach %s', async (_, did, answer) => {
  expect((await network(answer).didDocument(did)).state).toBe('unreachable');
});

it('gives lists and documents as text', async () => {
  const sources = network(found('text'));
  expect(await sources.statusList('a')).toMatchObject({ value: 'text' });
  expect(await sources.document?.('b')).toMatchObject({ value: 'text' });
});

it('says of when an answer is only when there is one', () => {
  expect(fetchedFrom({ state: 'missing' }, 'x', NOW)).toEqual({ state: 'missing', source: 'x' });
  expect(fetchedFrom({ state: 'found', value: 1 }, 'x', NOW)).toEqual({
    state: 'found',
    value: 1,
    source: 'x',
    asOf: NOW,
  });
});
