import { issued, NOW, verificationCase } from '../../../test/support/credentials.js';
import { ASKED, presented, walletCopy } from '../../../test/support/wallet-copy.js';
import { checkHolder } from './check-holder.js';
import { readCredential } from './read-credential.js';

const seconds = NOW.getTime() / 1000;

async function check(text: string, holder: typeof ASKED | undefined = ASKED) {
  const verification = { ...(await verificationCase()), credential: readCredential(text) };
  return checkHolder({ ...verification, ...(holder && { holder }) });
}

it.each<[string, () => Promise<string>, string]>([
  ['no signature of the holder', async () => (await walletCopy()).credential, 'holder.missing'],
  [
    'another audience',
    async () => presented((await walletCopy()).credential, { aud: 'x' }),
    'holder.other-request',
  ],
  [
    'an old signature',
    async () => presented((await walletCopy()).credential, { iat: seconds - 301 }),
    'holder.stale',
  ],
  [
    'another presentation',
    async () => presented((await walletCopy()).credential, { sd_hash: 'x' }),
    'holder.other-presentation',
  ],
  [
    'a form that is bound to nobody',
    async () => (await issued()).jwt.credential,
    'holder.not-bound',
  ],
])('is fatal when asked, with %s', async (_, text, code) => {
  expect(await check(await text())).toMatchObject({ state: 'failed', severity: 'fatal', code });
});

it('does not apply when nobody asked, whatever came', async () => {
  const text = presented((await walletCopy()).credential, { aud: 'x' });
  const verification = { ...(await verificationCase()), credential: readCredential(text) };
  expect(await checkHolder(verification)).toMatchObject({
    state: 'passed',
    severity: 'none',
    applies: false,
    sentence: { key: 'holder.not-asked' },
  });
});

it('passes what the holder signed for this request', async () => {
  const text = presented((await walletCopy()).credential, { iat: seconds - 300 });
  expect(await check(text)).toMatchObject({ state: 'passed', applies: true });
});
