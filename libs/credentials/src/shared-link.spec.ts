import { chooseShared, sharedLinkIn } from './shared-link.js';

const page = 'https://hub.example/s/token';
const item = (number: number, files: readonly string[] = ['open-badge', 'jwt', 'proof']) => ({
  number,
  files,
});
const choose = (items: readonly unknown[], number?: number) =>
  chooseShared(JSON.stringify({ items }), { page, ...(number !== undefined && { number }) });

it.each([
  [page, { page }],
  [`${page}/2`, { page, number: 2 }],
  [`${page}/0`, undefined],
  [`${page}/2/open-badge`, undefined],
  [`${page}?x`, undefined],
  ['https://hub.example/credential.json', undefined],
  ['https://hub.example/s/', undefined],
])('reads %s', (url, link) => {
  expect(sharedLinkIn(url)).toEqual(link);
});

it.each(['{}', '[]', '{"items":[]}', '{"items":[1]}', '{"items":[{"files":["jwt"]}]}'])(
  'refuses %s',
  (text) => {
    expect(() => chooseShared(text, { page })).toThrow('share.malformed');
  },
);

it.each([
  ['several', choose([item(1), item(2)]), { state: 'several', count: 2 }],
  ['another number', choose([item(1)], 2), { state: 'missing' }],
  ['what is not signed', choose([item(1, [])]), { state: 'not-signed' }],
  ['what is only a proof', choose([item(1, ['proof'])]), { state: 'not-signed' }],
  [
    'the only one',
    choose([item(1)]),
    { state: 'chosen', credential: `${page}/1/open-badge`, proof: `${page}/1/proof` },
  ],
  [
    'the one that is meant, as a token',
    choose([item(1), item(2, ['jwt'])], 2),
    { state: 'chosen', credential: `${page}/2/jwt` },
  ],
])('chooses of %s', (_, choice, expected) => {
  expect(choice).toEqual(expected);
});
