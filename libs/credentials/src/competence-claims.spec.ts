import { competenceRecord, P256 } from '../../../test/support/credentials.js';
import { COMPETENCE_CLAIMS, COMPETENCE_NAMES, displayOf } from './competence-claims.js';
import type { JsonObject } from './json-object.js';
import { renderSdJwtVc } from './render-sd-jwt-vc.js';
import { publicJwkOf } from './signing-key.js';

it('has a label in six languages for every claim, and none twice in one place', () => {
  for (const { path, labels } of [...COMPETENCE_CLAIMS, { path: [], labels: COMPETENCE_NAMES }]) {
    expect([path, Object.keys(labels)]).toEqual([path, ['en', 'it', 'es', 'fr', 'de', 'nl']]);
    expect([path, Object.values(labels).filter((label) => label.trim() === '')]).toEqual([
      path,
      [],
    ]);
  }
  const paths = COMPETENCE_CLAIMS.map(({ path }) => JSON.stringify(path));
  expect(new Set(paths).size).toBe(paths.length);
});

it('names what a credential lets its holder hide, and nothing else', () => {
  const { disclosable } = renderSdJwtVc(competenceRecord(), {
    registry: 'https://registry.example',
    holder: publicJwkOf(P256),
    now: new Date('2026-11-23T10:00:00Z'),
  });
  const paths = (frame: JsonObject, prefix: readonly string[] = []): string[] =>
    Object.entries(frame).flatMap(([name, value]) => {
      if (name === '_sd_decoy') return [];
      if (name === '_sd')
        return (value as readonly (string | number)[]).map((one) =>
          JSON.stringify([...prefix, typeof one === 'number' ? null : one]),
        );
      return paths(value as JsonObject, [...prefix, name]);
    });
  const hidden = COMPETENCE_CLAIMS.filter(({ sd }) => sd === 'always').map(({ path }) =>
    JSON.stringify(path),
  );
  expect([...new Set(paths(disclosable))].filter((path) => !hidden.includes(path))).toEqual([]);
});

it('lists texts by locale', () => {
  expect(displayOf({ en: 'Role', it: 'Ruolo' }, 'label')).toEqual([
    { locale: 'en', label: 'Role' },
    { locale: 'it', label: 'Ruolo' },
  ]);
});
