import { typedObjects, typesOf } from './typed-objects.js';

it.each([undefined, null, 2, '', [], {}, ['A', 2], 'two words', [['A']]])(
  '4.5 type MUST be terms or URLs: %j',
  (value) => {
    expect(typesOf(value)).toBeUndefined();
  },
);

it.each([
  ['A', ['A']],
  [
    ['A', 'https://example.org/#B'],
    ['A', 'https://example.org/#B'],
  ],
])('4.5 takes %j', (value, types) => {
  expect(typesOf(value)).toEqual(types);
});

it.each([
  null,
  'https://example.org',
  [],
  [[]],
  {},
  { id: 'urn:a' },
  { type: 2 },
  { type: 'A', id: null },
  { type: 'A', id: ['urn:a', 'urn:b'] },
  { type: 'A', id: 'not-a-url' },
  [{ type: 'A' }, {}],
])('4.5 every object MUST say its type, and 4.4 an id is one URL: %j', (value) => {
  expect(() => typedObjects(value, 'evidence', 'optional')).toThrow('evidence.malformed');
});

it('4.11 an id MUST be there where the property needs one', () => {
  expect(() => typedObjects({ type: 'A' }, 'schema', 'required')).toThrow('schema.malformed');
  expect(typedObjects({ type: 'A' }, 'evidence', 'optional')).toEqual([{ type: 'A' }]);
  expect(typedObjects([{ type: 'A', id: 'urn:a' }], 'schema', 'required')).toHaveLength(1);
});
