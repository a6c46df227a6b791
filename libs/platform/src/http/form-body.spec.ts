import { FORM_BODY, readForm } from './form-body.js';

const marked = { headers: {}, routeOptions: { config: FORM_BODY } };
const codeOf = (request: Parameters<typeof readForm>[0], bytes: Buffer) => {
  try {
    return readForm(request, bytes);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

it.each([
  ['on a route that is not marked', { headers: {}, routeOptions: { config: {} } }, 'a=b'],
  ['without a route', { headers: {} }, 'a=b'],
  ['packed', { ...marked, headers: { 'content-encoding': 'gzip' } }, 'a=b'],
])('refuses a form %s', (_what, request, text) => {
  expect(codeOf(request, Buffer.from(text))).toBe('body.unsupported-type');
});

it.each(['a=\0', 'a=b\n', 'a=\u00e9', '\u007f'])('refuses the bytes of %j', (text) => {
  expect(codeOf(marked, Buffer.from(text))).toBe('body.malformed');
});

it('gives the text of a form on a marked route', () => {
  expect(codeOf(marked, Buffer.from('a=%C3%A9&b=1'))).toBe('a=%C3%A9&b=1');
  expect(codeOf(marked, Buffer.alloc(0))).toBe('');
});
