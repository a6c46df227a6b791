import {
  ecKey,
  listedHub,
  trustList,
  verificationCase,
} from '../../../test/support/credentials.js';
import { checkKey } from './check-key.js';

function inUse(fromIndex: string, toIndex?: string, more: { compromised?: true } = {}) {
  const keys = listedHub().keys.map((key) => ({
    ...key,
    fromIndex,
    ...(toIndex && { toIndex }),
    ...more,
  }));
  return trustList({ hubs: [listedHub({ keys })] });
}

it.each([
  ['before its interval', inUse('6'), 5, 'failed key.not-in-use'],
  ['at the end of its interval', inUse('1', '5'), 5, 'failed key.not-in-use'],
  ['at the start of its interval', inUse('5', '6'), 5, 'passed'],
  ['in an open interval', inUse('1'), 5, 'passed'],
  ['beyond two digits', inUse('9', '100'), 10, 'passed'],
  ['without a proven leaf', inUse('1'), undefined, 'could-not-check key.time-unproven'],
  [
    'without a proven leaf and compromised',
    inUse('1', '6', { compromised: true }),
    undefined,
    'failed key.compromised',
  ],
  ['before it was compromised', inUse('1', '6', { compromised: true }), 5, 'passed'],
  ['since it is compromised', inUse('1', '6', { compromised: true }), 6, 'failed key.not-in-use'],
  ['of an unlisted issuer', trustList({ hubs: [] }), 5, 'could-not-check key.history-unknown'],
])('a key used %s', async (_, list, index, expected) => {
  const { state, code } = checkKey(await verificationCase(undefined, list), index);
  expect([state, code].filter(Boolean).join(' ')).toBe(expected);
});

it('cannot be checked without the trust list', async () => {
  const verification = await verificationCase();
  const trust = { state: 'missing', source: 'x' } as const;
  expect(checkKey({ ...verification, trust }, 1)).toMatchObject({ code: 'trust-list.missing' });
  expect(verification.credential.kid).toBe(ecKey.kid);
});
