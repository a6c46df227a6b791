import { follow, schemaBook } from './schema-book.js';

const A = {
  $id: 'https://guildmark.eu/schemas/events/a/1.0.schema.json',
  properties: {
    b: { $ref: '../b/1.0.schema.json' },
    part: { $ref: '#/$defs/part' },
    circle: { $ref: '#/properties/circle' },
    lost: { $ref: '../c/1.0.schema.json' },
    inherited: { $ref: '#/toString' },
  },
  $defs: { part: { type: 'integer' } },
};
const B = { $id: 'https://guildmark.eu/schemas/events/b/1.0.schema.json', const: 1 };
const book = schemaBook([A, B]);
const from = (name: keyof typeof A.properties) =>
  follow(book, { schema: A.properties[name], id: A.$id });

it('follows a reference into the same document and into another', () => {
  expect(from('part')).toEqual({ schema: { type: 'integer' }, id: A.$id });
  expect(from('b')).toEqual({ schema: B, id: B.$id });
  expect(follow(book, { schema: B, id: B.$id })).toEqual({ schema: B, id: B.$id });
});

it.each(['circle', 'lost', 'inherited'] as const)('gives nothing for %s', (name) => {
  expect(from(name)).toBeUndefined();
});

it('takes no document without $id', () => {
  expect(() => schemaBook([{ title: 'A' }])).toThrow('without $id');
});
