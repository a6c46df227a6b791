import { NOW } from '../../../test/support/credentials.js';
import { readInput, type VerificationInput } from './read-input.js';
import type { Fetched } from './verification-sources.js';

const URL = 'https://hub.example/credential.json';
const SHARE = 'https://hub.example/s/token';
const holder = { audience: 'a', nonce: 'n' };

/** Texts at their addresses; everything else is missing, and what is `away` does not answer. */
const read = (input: VerificationInput, texts: Readonly<Record<string, string>> = {}) =>
  readInput(
    input,
    (source): Promise<Fetched<Uint8Array>> => {
      const text = texts[source];
      if (text === 'away') return Promise.resolve({ state: 'unreachable', source, why: 'x' });
      return Promise.resolve(
        text === undefined
          ? { state: 'missing', source }
          : { state: 'found', value: Buffer.from(text), asOf: NOW, source },
      );
    },
    NOW,
  );

it.each<[string, VerificationInput, Readonly<Record<string, string>>, string, string]>([
  [
    'an address that is away',
    { url: URL },
    { [URL]: 'away' },
    'input.unreachable',
    'could-not-verify',
  ],
  ['an address with nothing', { url: URL }, {}, 'input.missing', 'could-not-verify'],
  ['a link that was revoked', { url: SHARE }, {}, 'input.missing', 'could-not-verify'],
  ['a file of other bytes', { file: Buffer.from([255]) }, {}, 'file.not-text', 'not-verified'],
  [
    'a link without a page',
    { url: SHARE },
    { [SHARE]: '<html>' },
    'json.malformed',
    'not-verified',
  ],
  [
    'a link with several',
    { url: SHARE },
    { [SHARE]: JSON.stringify({ items: [{ number: 1 }, { number: 2 }] }) },
    'input.several',
    'could-not-verify',
  ],
  [
    'a link without signed files',
    { url: SHARE },
    { [SHARE]: JSON.stringify({ items: [{ number: 1, files: [] }] }) },
    'input.not-signed',
    'could-not-verify',
  ],
  [
    'a number that is not there',
    { url: `${SHARE}/3` },
    { [SHARE]: JSON.stringify({ items: [{ number: 1, files: ['jwt'] }] }) },
    'input.missing',
    'could-not-verify',
  ],
  [
    'a file of a link that is away',
    { url: SHARE },
    {
      [SHARE]: JSON.stringify({ items: [{ number: 1, files: ['jwt'] }] }),
      [`${SHARE}/1/jwt`]: 'away',
    },
    'input.unreachable',
    'could-not-verify',
  ],
])('judges %s without a credential', async (_, input, texts, code, overall) => {
  const result = await read(input, texts);
  expect(result).toMatchObject({ verdict: { overall, because: 'format' } });
  expect('verdict' in result && result.verdict.checks[0]?.code).toBe(code);
});

it('takes text, file and address alike, with what came beside them', async () => {
  const presented = { credential: 'x', proof: 'p', holder };
  const more = { proof: 'p', holder };
  expect(await read({ credential: 'x', ...more })).toEqual({ presented });
  expect(await read({ file: Buffer.from('x'), ...more })).toEqual({ presented });
  expect(await read({ url: URL, ...more }, { [URL]: 'x' })).toEqual({ presented });
});

it('follows the link of a hub to the credential and its proof', async () => {
  const texts = {
    [SHARE]: JSON.stringify({ items: [{ number: 1, files: ['open-badge', 'proof'] }] }),
    [`${SHARE}/1/open-badge`]: '{}',
    [`${SHARE}/1/proof`]: 'p',
  };
  expect(await read({ url: SHARE }, texts)).toEqual({
    presented: { credential: '{}', proof: 'p' },
  });
  expect(await read({ url: SHARE }, { ...texts, [`${SHARE}/1/proof`]: 'away' })).toEqual({
    presented: { credential: '{}' },
  });
  expect(await read({ url: SHARE, proof: 'mine' }, texts)).toEqual({
    presented: { credential: '{}', proof: 'mine' },
  });
});
