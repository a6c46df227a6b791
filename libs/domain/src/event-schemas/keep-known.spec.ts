import { keepKnown } from './keep-known.js';
import { schemaBook } from './schema-book.js';

const id = 'https://guildmark.eu/schemas/events/x.tested/1.0.schema.json';
const document = {
  $id: id,
  type: 'object',
  additionalProperties: false,
  required: ['a'],
  properties: {
    a: { type: 'string', maxLength: 5 },
    inner: { type: 'object', additionalProperties: false, properties: { b: { type: 'integer' } } },
    list: { type: 'array', items: { $ref: '#/$defs/item' } },
    map: {
      type: 'object',
      propertyNames: { pattern: '^[a-z]{2}$' },
      additionalProperties: { $ref: '#/$defs/item' },
    },
    choice: {
      oneOf: [
        {
          type: 'object',
          additionalProperties: false,
          required: ['role'],
          properties: { role: { const: 'p' }, p: { type: 'integer' } },
        },
        {
          type: 'object',
          additionalProperties: false,
          required: ['role'],
          properties: { role: { const: 'q' }, q: { type: 'integer' } },
        },
      ],
    },
    mood: { enum: ['good', 'bad'], 'x-open-enum': true },
  },
  $defs: {
    item: { type: 'object', additionalProperties: false, properties: { c: { type: 'integer' } } },
  },
};
const keep = (value: unknown) => keepKnown(schemaBook([document]), { schema: document, id }, value);

it.each<[string, unknown, unknown]>([
  ['a member', { a: 'x', new: 1 }, { a: 'x' }],
  ['a member inside', { a: 'x', inner: { b: 1, new: {} } }, { a: 'x', inner: { b: 1 } }],
  ['a member of an item', { list: [{ c: 1, d: 2 }, { d: 3 }] }, { list: [{ c: 1 }, {}] }],
  ['a member in a map', { map: { en: { c: 1, d: 2 } } }, { map: { en: { c: 1 } } }],
  [
    'a member of the other branch',
    { choice: { role: 'q', q: 1, p: 2 } },
    { choice: { role: 'q', q: 1 } },
  ],
  ['a value that came later', { a: 'x', mood: 'mixed' }, { a: 'x' }],
  [
    'names of Object.prototype',
    JSON.parse('{"a":"x","__proto__":{"b":1},"toString":1}'),
    { a: 'x' },
  ],
])('drops %s', (_what, value, kept) => {
  expect(keep(value)).toEqual(kept);
});

it.each<[string, unknown]>([
  ['a known value', { a: 'x', inner: { b: 1 }, list: [{ c: 1 }], mood: 'bad' }],
  ['a name of a map that no pattern allows: validation judges it', { map: { nope: { c: 1 } } }],
  ['a branch nobody knows', { choice: { role: 'r', p: 1 } }],
  ['what has another shape', { inner: [1], list: { c: 1 }, choice: 'p', a: null }],
  ['what is no object', [{ new: 1 }]],
])('keeps %s', (_what, value) => {
  expect(keep(value)).toEqual(value);
});

it('gives a copy whose prototype nobody can set', () => {
  const value = JSON.parse('{"map":{"__proto__":{"c":1,"d":2}}}') as object;
  const { map } = keep(value) as { map: object };
  expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
  expect(Object.entries(map)).toEqual([['__proto__', { c: 1 }]]);
});

it('takes a reference that leads nowhere for a fault of ours', () => {
  const broken = { $id: id, $ref: '#/$defs/none' };
  expect(() => keepKnown(schemaBook([broken]), { schema: broken, id }, {})).toThrow(
    'leads nowhere',
  );
});
