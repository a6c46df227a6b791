import type { StandardVersion } from '#domain/generated/schemas.js';
import { digestOfJwt } from './rendering-digest.js';
import { standardDigest } from './standard-digest.js';

const body: StandardVersion = {
  v: 1,
  versionUri: 'https://hub.example/standards/a/v1.0',
  kind: 'local',
  levelScheme: 'gm-5',
  version: '1.0',
  title: { en: 'A' },
  description: { en: 'B' },
  component: 'IG',
  levels: [{ level: 1, title: { en: 'C' }, behaviour: { en: 'D' } }],
  criteria: [{ id: 'c1', level: 1, text: { en: 'E' }, mustObserve: true }],
  evidenceKinds: ['observation'],
};

it('is the digest of the canonical bytes', () => {
  expect(standardDigest(body)).toBe(
    digestOfJwt(
      '{"component":"IG","criteria":[{"id":"c1","level":1,"mustObserve":true,"text":{"en":"E"}}],"description":{"en":"B"},"evidenceKinds":["observation"],"kind":"local","levelScheme":"gm-5","levels":[{"behaviour":{"en":"D"},"level":1,"title":{"en":"C"}}],"title":{"en":"A"},"v":1,"version":"1.0","versionUri":"https://hub.example/standards/a/v1.0"}',
    ),
  );
});

it('is another one for another text, and the same for another order', () => {
  const { v, ...rest } = body;
  expect(standardDigest({ ...rest, v })).toBe(standardDigest(body));
  expect(standardDigest({ ...body, title: { en: 'a' } })).not.toBe(standardDigest(body));
});
