import {
  competenceRecord,
  ecKey,
  edKey,
  ISSUED_AT,
  P256,
} from '../../../test/support/credentials.js';
import { issueSdJwtVc } from './issue-sd-jwt-vc.js';
import { readSdJwt } from './read-sd-jwt.js';
import { renderSdJwtVc } from './render-sd-jwt-vc.js';
import { publicJwkOf } from './signing-key.js';

const rendered = renderSdJwtVc(competenceRecord(), {
  registry: 'https://registry.example',
  holder: publicJwkOf(P256),
  now: ISSUED_AT,
});
const salts = () => {
  let n = 0;
  return () => Buffer.alloc(16, (n += 1));
};

it('refuses a key that is not P-256', async () => {
  await expect(issueSdJwtVc(rendered, edKey, salts())).rejects.toMatchObject({
    code: 'key.unsupported',
  });
});

it('hides every disclosable value in the signed part, and gives all of them to the holder', async () => {
  const text = await issueSdJwtVc(rendered, ecKey, salts());
  const payload = Buffer.from(text.split('.')[1] ?? '', 'base64url').toString();
  const { subject, criteria } = competenceRecord();
  for (const hidden of [subject.givenName, subject.familyName, criteria[0]?.id ?? ''])
    expect(payload).not.toContain(`"${hidden}"`);
  expect(readSdJwt(text).claims).toEqual(rendered.claims);
  expect(readSdJwt(text).header).toEqual({ alg: 'ES256', typ: 'dc+sd-jwt', kid: ecKey.kid });
});

it('never salts two claims alike, and sorts the digests so that their order says nothing', async () => {
  const text = await issueSdJwtVc(rendered, ecKey, salts());
  const disclosures = text.split('~').slice(1, -1);
  const used = disclosures.map(
    (one) => (JSON.parse(Buffer.from(one, 'base64url').toString()) as [string])[0],
  );
  expect(new Set(used).size).toBe(disclosures.length);
  expect(used.every((salt) => Buffer.from(salt, 'base64url').length >= 16)).toBe(true);
  const { _sd } = JSON.parse(Buffer.from(text.split('.')[1] ?? '', 'base64url').toString()) as {
    _sd: string[];
  };
  expect(_sd).toEqual([..._sd].sort());
  const named = Object.keys(rendered.disclosable).filter((name) => name === '_sd');
  expect(named).toHaveLength(1);
  expect(_sd.length).toBe((rendered.disclosable._sd as string[]).length + 4);
});
