import { canonicalQuads } from './canonicalise.js';
import { CREDENTIALS_V2 } from './contexts.js';

const document = {
  '@context': [CREDENTIALS_V2],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential'],
  name: 'Zoë "quoted"\n',
};

it.each([
  ['a member that no context defines', { ...document, nickname: 'x' }, 'document.not-canonical'],
  ['a relative id', { ...document, id: 'x' }, 'document.not-canonical'],
  ['a type that no context defines', { ...document, type: ['Thing'] }, 'document.not-canonical'],
  ['an unknown context', { ...document, '@context': ['https://x.example'] }, 'context.unknown'],
])('refuses %s', async (_, input, code) => {
  await expect(canonicalQuads(input)).rejects.toMatchObject({ code });
});

it('gives sorted N-Quads with RDFC-1.0 escapes', async () => {
  const subject = '<urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33>';
  expect(await canonicalQuads(document)).toBe(
    `${subject} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/2018/credentials#VerifiableCredential> .\n` +
      `${subject} <https://schema.org/name> "Zoë \\"quoted\\"\\n" .\n`,
  );
});
