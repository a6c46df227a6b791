import { ecKey, ISSUED_AT } from '../../../test/support/credentials.js';
import { listEndsAt } from './list-ends-at.js';
import { signJws } from './sign-jws.js';

const at = (seconds: number) => new Date(ISSUED_AT.getTime() + seconds * 1000);
const list = (subject: object, more: object = {}) =>
  JSON.stringify({ credentialSubject: subject, ...more });
const token = (claims: Readonly<Record<string, unknown>>) =>
  signJws(claims, { typ: 'statuslist+jwt' }, ecKey);

it.each<[string, () => Promise<string> | string, Date | undefined]>([
  ['a list without an end', () => list({}), undefined],
  ['milliseconds of a list', () => list({ ttl: 5000 }), at(5)],
  ['the end of a list', () => list({}, { validUntil: at(7).toISOString() }), at(7)],
  ['the earlier of both', () => list({ ttl: 5000 }, { validUntil: at(3).toISOString() }), at(3)],
  ['a ttl beyond all time', () => list({ ttl: 1e300 }), undefined],
  ['a ttl of text', () => list({ ttl: '5' }), undefined],
  ['an end that is none', () => list({}, { validUntil: 'soon' }), undefined],
  ['seconds of a token', () => token({ ttl: 5 }), at(5)],
  ['the end of a token', () => token({ ttl: 50, exp: at(7).getTime() / 1000 }), at(7)],
  ['what is no list', () => 'x', undefined],
  ['JSON that is broken', () => '{"a":', undefined],
])('reads %s', async (_, make, expected) => {
  expect(listEndsAt(await make(), ISSUED_AT)).toEqual(expected);
});
