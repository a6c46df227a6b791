import { schemas } from '../generated/schemas.js';
import { LINT_EXCEPTIONS, unexcused } from './lint-exceptions.js';
import { lintSchema, repeatedTitles } from './lint-schema.js';
import { type Schema, schemaBook } from './schema-book.js';

const NAME = 'events/x.tested/1.0';
const lint = (changes: Schema, properties: Schema = {}) => {
  const document = {
    $id: `https://guildmark.eu/schemas/${NAME}.schema.json`,
    title: 'XTested',
    type: 'object',
    additionalProperties: false,
    properties,
    ...changes,
  };
  return lintSchema(schemaBook([document]), NAME, document).map(
    ({ path, rule }) => `${rule} ${path}`,
  );
};
const text = { type: 'string', maxLength: 9, pattern: '^x' };
const branch = (role: Schema) => ({
  type: 'object',
  additionalProperties: false,
  required: ['role'],
  properties: { role },
});

it.each<[string, Schema]>([
  ['a format', { type: 'string', format: 'uri' }],
  ['a pattern', text],
  ['an enumeration', { enum: ['a', 'b'] }],
  ['a constant', { const: '1.0' }],
  ['a text for everybody', { type: 'string', 'x-text': 'public', maxLength: 200 }],
  ['an integer', { type: 'integer', minimum: 0, maximum: 1000 }],
  ['a bounded list', { type: 'array', maxItems: 3, items: text }],
  [
    'a map',
    {
      type: 'object',
      maxProperties: 3,
      propertyNames: { pattern: '^x' },
      additionalProperties: text,
    },
  ],
  ['branches', { oneOf: [branch({ const: 'a' }), branch({ const: 'b' })] }],
  ['an open enumeration', { enum: ['a'], 'x-open-enum': true }],
])('finds nothing in %s', (_what, member) => {
  expect(lint({}, { member })).toEqual([]);
});

it.each<[string, Schema, string]>([
  ['a text of no form', { type: 'string', maxLength: 9 }, 'text /member'],
  ['a public text of any length', { type: 'string', 'x-text': 'public' }, 'text /member'],
  ['a text for somebody', { type: 'string', 'x-text': 'private', maxLength: 9 }, 'text /member'],
  ['a text in a list', { type: 'array', maxItems: 3, items: { type: 'string' } }, 'text /member[]'],
  ['a fraction', { type: 'number', minimum: 0, maximum: 1 }, 'number /member'],
  ['a fixed fraction', { const: 0.5 }, 'number /member'],
  ['an enumeration of fractions', { enum: [1, 1.5] }, 'number /member'],
  ['an integer without end', { type: 'integer', minimum: 0 }, 'unbounded /member'],
  ['a list without end', { type: 'array', items: text }, 'unbounded /member'],
  ['a list of anything', { type: 'array', maxItems: 3 }, 'unbounded /member'],
  ['an open object', { type: 'object', properties: {} }, 'open /member'],
  ['an object said to be open', { type: 'object', additionalProperties: true }, 'open /member'],
  [
    'a map of any size',
    { type: 'object', propertyNames: { pattern: '^x' }, additionalProperties: text },
    'open /member',
  ],
  [
    'a map of any names',
    { type: 'object', maxProperties: 3, additionalProperties: text },
    'open /member',
  ],
  ['two types', { type: ['string', 'null'], pattern: '^x' }, 'keyword /member'],
  ['no type', {}, 'keyword /member'],
  ['a keyword that the checks do not know', { ...text, not: { const: 'x' } }, 'keyword /member'],
  [
    'another one',
    { type: 'object', additionalProperties: false, patternProperties: {} },
    'keyword /member',
  ],
  ['a reference to nowhere', { $ref: '../none/1.0.schema.json' }, 'reference /member'],
  ['branches that look alike', { oneOf: [branch(text), branch(text)] }, 'branches /member'],
  [
    'a text in a branch',
    {
      oneOf: [
        branch({ const: 'a' }),
        { ...branch({ const: 'b' }), properties: { role: { const: 'b' }, t: { type: 'string' } } },
      ],
    },
    'text /member(1)/t',
  ],
  [
    'an open enumeration in a list',
    { type: 'array', maxItems: 3, items: { enum: ['a'], 'x-open-enum': true } },
    'open /member',
  ],
])('finds %s', (_what, member, fault) => {
  expect(lint({}, { member })).toContain(fault);
});

it.each(['name', 'surname', 'email', 'birthYear', 'employeeCount', 'iban', 'cognome', 'naam'])(
  'finds the member %s, wherever it stands',
  (name) => {
    expect(lint({}, { [name]: text })).toEqual([`person /${name}`]);
    const inner = { type: 'object', additionalProperties: false, properties: { [name]: text } };
    expect(lint({}, { list: { type: 'array', maxItems: 2, items: inner } })).toEqual([
      `person /list[]/${name}`,
    ]);
    expect(lint({ $defs: { inner } })).toEqual([`person #inner/${name}`]);
  },
);

it('finds an open enumeration that is required', () => {
  const member = { enum: ['a'], 'x-open-enum': true };
  expect(lint({ required: ['member'] }, { member })).toEqual(['open /']);
});

it('finds an $id of another place, and a title that names no type', () => {
  expect(lint({ $id: 'https://guildmark.eu/schemas/events/y.tested/1.0.schema.json' })).toEqual([
    'id /',
  ]);
  expect(lint({ title: 'x tested' })).toEqual(['title /']);
  expect(repeatedTitles([{ title: 'A' }, { title: 'B' }, { title: 'A' }])).toEqual(['A']);
});

describe('the schemas of the federation', () => {
  const all = Object.entries(schemas as Readonly<Record<string, Schema>>);
  const book = schemaBook(all.map(([, document]) => document));
  const events = all.filter(([name]) => name.startsWith('events/'));

  it('have titles of their own', () => {
    expect(repeatedTitles(book.values())).toEqual([]);
    expect(events.length).toBeGreaterThan(15);
  });

  it.each(events)('%s says nothing against the rules', (name, document) => {
    expect(unexcused(name, lintSchema(book, name, document))).toEqual([]);
  });

  it('need every exception, each with its reason', () => {
    const faults = all.flatMap(([name, document]) =>
      lintSchema(book, name, document).map(
        ({ path, rule }) => `${name.replace(/\.\d+$/, '')} ${path} ${rule}`,
      ),
    );
    for (const { schema, path, rule, reason } of LINT_EXCEPTIONS) {
      expect(faults).toContain(`${schema} ${path} ${rule}`);
      expect(reason.length).toBeGreaterThan(20);
    }
  });
});
