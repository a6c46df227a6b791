import { createHash } from 'node:crypto';

import { competenceType, competenceTypeIntegrity, competenceTypeUri } from './competence-type.js';

const registry = 'https://registry.example';

it('names itself, so that a copy elsewhere is no other type', () => {
  expect(JSON.parse(competenceType(registry).toString())).toMatchObject({
    vct: competenceTypeUri(registry),
  });
});

it('never changes: the integrity of issued credentials is over these bytes', () => {
  const digest = createHash('sha256').update(competenceType(registry)).digest('base64');
  expect(competenceTypeIntegrity(registry)).toBe(`sha256-${digest}`);
  expect(digest).toMatchInlineSnapshot(`"4DZX/1qhGBgYuVge/6f0jiVyv56YBrQUI3/co089UBk="`);
});

it('is another one for another registry, and the same again', () => {
  const first = competenceTypeIntegrity(registry);
  expect(competenceTypeIntegrity('https://other.example')).not.toBe(first);
  expect(competenceTypeIntegrity(registry)).toBe(first);
});
