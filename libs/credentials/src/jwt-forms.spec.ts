import { createPublicKey } from 'node:crypto';

import { chance } from '../../../test/support/chance.js';
import { competenceRecord, ecKey } from '../../../test/support/credentials.js';
import { randomRecord } from '../../../test/support/random-records.js';
import type { UnsignedDocument } from './data-integrity.js';
import { issueVcJwt } from './issue-vc-jwt.js';
import { JwtForms } from './jwt-forms.js';
import { openBadgeProfile } from './open-badge-profile.js';
import { renderOpenBadge } from './render-open-badge.js';
import { decodeJws } from './verify-jws.js';
import { decodeVcJwt, verifyVcJwt } from './verify-vc-jwt.js';

const publicKey = createPublicKey(ecKey.privateKey);
const issue = (record = competenceRecord()) => issueVcJwt(renderOpenBadge(record), ecKey);
const payloadOf = (jwt: string) => decodeJws(jwt).payload;

async function learned(limit = 32) {
  const forms = new JwtForms(openBadgeProfile, limit);
  const jwt = await issue();
  expect(verifyVcJwt(jwt, () => publicKey, forms).verified).toBe(true);
  return { forms, jwt, payload: payloadOf(jwt).toString() };
}

const id = competenceRecord().id;
it.each<[string, (payload: string) => string]>([
  ['another fixed value', (p) => p.replace('"Competency"', '"Diploma"')],
  ['a member more', (p) => p.replace('"name":', '"nickname":"x","name":')],
  ['a member twice', (p) => p.replace('"name":', '"name":"x","name":')],
  ['white space', (p) => p.replace('"name":', '"name": ')],
  ['an escape in a slot', (p) => p.replace(id, `\\u0075${id.slice(1)}`)],
  ['a control character in a slot', (p) => p.replace(id, `${id}\n`)],
  ['a quote in a slot', (p) => p.replace(id, `${id}","x":"y`)],
  ['another id in the claims', (p) => p.replace(`"jti":"${id}`, `"jti":"${id.slice(0, -1)}1`)],
  ['an id of nothing', (p) => p.replaceAll(`"${id}"`, '""')],
  ['another start in the claims', (p) => p.replace('"nbf":1795428000', '"nbf":1795428001')],
  ['a start that is none', (p) => p.replace(/"validFrom":"[^"]+"/, '"validFrom":"soon"')],
  [
    'a start within a second',
    (p) => p.replace('10:00:00Z","validUntil', '10:00:00.5Z","validUntil'),
  ],
  ['another end in the claims', (p) => p.replace(/"exp":\d+/, '"exp":1')],
  ['another issuer in the claims', (p) => p.replace(/"iss":"[^"]+"/, '"iss":"did:web:x.example"')],
  ['something after its end', (p) => `${p} `],
  ['no end', (p) => p.slice(0, -1)],
])('does not know a payload with %s', async (_, change) => {
  const { forms, payload } = await learned();
  const changed = change(payload);
  expect(changed).not.toBe(payload);
  expect(forms.fits(Buffer.from(payload))).toBe(true);
  expect(forms.fits(Buffer.from(changed))).toBe(false);
});

it('does not know a slot that is not UTF-8', async () => {
  const { forms, payload } = await learned();
  const bytes = Buffer.from(payload);
  for (const wrong of [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0xaf]]) {
    const at = bytes.indexOf('Shaft, drawing');
    const changed = Buffer.concat([bytes.subarray(0, at), Buffer.from(wrong), bytes.subarray(at)]);
    expect([wrong, forms.fits(changed)]).toEqual([wrong, false]);
  }
});

it('knows what differs in its slots alone, and still asks for the signature', async () => {
  const { forms } = await learned();
  const { subject } = competenceRecord();
  const other = await issue(competenceRecord({ subject: { ...subject, givenName: 'Łucja 😀' } }));
  expect(forms.fits(payloadOf(other))).toBe(true);
  expect(verifyVcJwt(other, () => publicKey, forms)).toEqual({ verified: true, kid: ecKey.kid });
  const [head, payload] = other.split('.');
  const [, , signature] = (await issue()).split('.');
  const result = verifyVcJwt([head, payload, signature].join('.'), () => publicKey, forms);
  expect(result).toMatchObject({ verified: false, code: 'proof.wrong' });
});

it('learns nothing of a token that did not prove right', async () => {
  const forms = new JwtForms(openBadgeProfile, 32);
  const jwt = await issue();
  const other = createPublicKey(ecKey.privateKey);
  verifyVcJwt(`${jwt.slice(0, -86)}${'A'.repeat(86)}`, () => other, forms);
  expect(forms.fits(payloadOf(jwt))).toBe(false);
});

it('keeps no more forms than it may, those used last', async () => {
  const { forms, jwt } = await learned(2);
  const { standard } = competenceRecord();
  const second = await issue(competenceRecord({ standard: { ...standard, level: 2 } }));
  verifyVcJwt(second, () => publicKey, forms);
  expect(forms.fits(payloadOf(jwt))).toBe(true);
  const third = await issue(competenceRecord({ standard: { ...standard, level: 1 } }));
  verifyVcJwt(third, () => publicKey, forms);
  expect([jwt, second, third].map((one) => forms.fits(payloadOf(one)))).toEqual([
    true,
    false,
    true,
  ]);
});

it('says of 10,000 payloads, good and changed, only what the strict reader says', async () => {
  const seed = 20261128;
  const next = chance(seed);
  const forms = new JwtForms(openBadgeProfile, 256);
  const CHANGES = [...'"\\{}[],:0Az \n', '\u0000', 'ł', '"x":1,'];
  let known = 0;
  for (let i = 0; i < 1_000; i += 1) {
    const written = JSON.stringify(renderOpenBadge(randomRecord(next)));
    // Escapes are not for forms: most of these do without.
    const plain = next(4) === 0 ? written : written.replace(/\\(u....|.)/g, '');
    const jwt = await issueVcJwt(JSON.parse(plain) as UnsignedDocument, ecKey);
    forms.learn(payloadOf(jwt), decodeVcJwt(jwt).document);
    const payload = payloadOf(jwt).toString();
    const [head = ''] = jwt.split('.');
    for (let n = 0; n < 10; n += 1) {
      const at = next(payload.length);
      const cut = at + next(3);
      const changed =
        n === 0
          ? payload
          : payload.slice(0, at) + (CHANGES[next(CHANGES.length)] ?? '') + payload.slice(cut);
      if (!forms.fits(Buffer.from(changed))) continue;
      known += 1;
      const text = `${head}.${Buffer.from(changed).toString('base64url')}.AAAA`;
      try {
        decodeVcJwt(text);
      } catch (error) {
        throw new Error(`seed ${String(seed)}, ${String(i)}: ${changed}`, { cause: error });
      }
    }
  }
  expect(known).toBeGreaterThan(500);
});
