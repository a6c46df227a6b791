import { canonicalQuads } from './canonicalise.js';
import { escapeLiteral } from './escape-literal.js';

const documentWith = (name: string) => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:6f1c2d3e-4a5b-4c6d-8e7f-901234567890',
  type: ['VerifiableCredential'],
  name,
});

it('escapes each character as the library does', async () => {
  for (let code = 0; code <= 0x2000; code += 1) {
    // 128 at a time: quick, and a difference still shows where it is.
    if (code % 128 !== 0) continue;
    const text = Array.from({ length: 128 }, (_, i) => String.fromCharCode(code + i)).join('');
    expect(await canonicalQuads(documentWith(text))).toContain(`"${escapeLiteral(text)}"`);
  }
});

it('leaves a plain text as it is', () => {
  expect(escapeLiteral('Żaneta Ö’Brien, level 3')).toBe('Żaneta Ö’Brien, level 3');
});
