import { competenceRecord, ISSUED_AT, P256 } from '../../../test/support/credentials.js';
import { renderSdJwtVc } from './render-sd-jwt-vc.js';
import { publicJwkOf } from './signing-key.js';

const frame = { registry: 'https://registry.example', holder: publicJwkOf(P256), now: ISSUED_AT };

const without = <T extends object, K extends keyof T>(value: T, name: K): Omit<T, K> => {
  const copy: Partial<T> = { ...value };
  delete copy[name];
  return copy as Omit<T, K>;
};

it('shows standard, level, holder key and dates always, and nothing else by force', () => {
  const { claims, disclosable } = renderSdJwtVc(competenceRecord(), frame);
  const names = new Set(disclosable._sd as string[]);
  const always = Object.keys(claims).filter((name) => !names.has(name));
  expect(always.sort()).toEqual(
    [
      'assessment',
      'cnf',
      'criteria',
      'evidence',
      'exp',
      'experience',
      'iat',
      'iss',
      'nbf',
      'standard',
    ]
      .concat('vct', 'vct#integrity')
      .filter((name) => name in claims)
      .sort(),
  );
  // Of those, everything inside is disclosable one by one.
  for (const name of ['assessment', 'experience'] as const)
    expect((disclosable[name] as { _sd: string[] })._sd).toEqual(
      Object.keys(claims[name] as object),
    );
  for (const name of ['criteria', 'evidence'] as const)
    expect((disclosable[name] as { _sd: number[] })._sd).toHaveLength(
      (claims[name] as unknown[]).length,
    );
});

it('gives times in seconds, an end only when there is one, and the status entry', () => {
  const endless = without(competenceRecord(), 'validUntil');
  const open = renderSdJwtVc(endless, frame).claims;
  expect(open).not.toHaveProperty('exp');
  expect(open).not.toHaveProperty('status');
  const status = { uri: 'https://hub.example/status/token/1', idx: 7 };
  const ended = competenceRecord({ validUntil: '2031-12-31T23:59:59Z' });
  expect(renderSdJwtVc(ended, { ...frame, status }).claims).toMatchObject({
    iat: ISSUED_AT.getTime() / 1000,
    exp: Date.parse('2031-12-31T23:59:59Z') / 1000,
    status: { status_list: status },
  });
});

it('names what it replaces, and no mapping or experience that is not there', () => {
  const record = without(competenceRecord({ experience: [] }), 'mapping');
  const replaces = { id: 'urn:uuid:11111111-2222-4333-8444-555566667777', digest: 'A'.repeat(43) };
  const { claims } = renderSdJwtVc({ ...record, replaces }, frame);
  expect(claims).toMatchObject({ replaces: replaces.id });
  expect(claims).not.toHaveProperty('mapping');
  expect(claims).not.toHaveProperty('experience');
});
