import type { StandardVersion } from '../generated/schemas.js';
import { openClaim } from './open-claim.js';

const text = { en: 'x' };
const standard: StandardVersion = {
  v: 1,
  versionUri: 'https://hub.example/standards/stitching/v1.0',
  kind: 'local',
  levelScheme: 'gm-5',
  version: '1.0',
  title: text,
  description: text,
  component: 'CD',
  levels: [1, 2].map((level) => ({ level, title: text, behaviour: text })),
  criteria: [1, 1, 2].map((level, i) => ({ id: `c${String(i)}`, level, text, mustObserve: false })),
  evidenceKinds: ['observation', 'work-sample'],
};

it('refuses a level that the standard does not have', () => {
  expect(() => openClaim(standard, 3, ['observation'])).toThrow(
    expect.objectContaining({
      code: 'claim.level-unknown',
      refusal: { expected: '1, 2', got: '3' },
    }) as Error,
  );
});
it('refuses evidence of other kinds only', () => {
  expect(() => openClaim(standard, 1, ['logbook'])).toThrow(
    expect.objectContaining({ code: 'evidence.kind-not-accepted' }) as Error,
  );
});
it.each([
  [1, ['c0', 'c1']],
  [2, ['c0', 'c1', 'c2']],
])('level %i asks for every criterion up to it', (level, ids) => {
  expect(openClaim(standard, level, ['logbook', 'observation']).map((c) => c.id)).toEqual(ids);
});
