import { createHash } from 'node:crypto';

import { CREDENTIALS_V2, loadContext } from '../contexts.js';
import { publishedDigest } from './published-digests.js';

it('does not know what nobody has published', () => {
  expect(publishedDigest('https://example.org/v1', 'sha256')).toBeUndefined();
  expect(publishedDigest(CREDENTIALS_V2, 'sha512')).toBeUndefined();
  expect(publishedDigest('constructor', 'sha256')).toBeUndefined();
});

// Where the package happens to have the white space of the published file, both must agree.
it.each([
  'https://w3id.org/security/data-integrity/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
])('5.3 is the digest of the text of %s', async (url) => {
  const { document } = await loadContext(url);
  const texts = [2, '\t'].flatMap((indent) => {
    const text = JSON.stringify(document, null, indent);
    return [text, `${text}\n`];
  });
  const digests = texts.map((text) => createHash('sha256').update(text).digest('base64'));
  expect(digests).toContain(publishedDigest(url, 'sha256'));
});
