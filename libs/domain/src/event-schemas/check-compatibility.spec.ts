import { checkCompatibility } from './check-compatibility.js';
import { type Schema, schemaBook } from './schema-book.js';

const at = (minor: number) => `https://guildmark.eu/schemas/events/x.tested/1.${minor}.schema.json`;
const shared = {
  $id: 'https://guildmark.eu/schemas/events/shared/1.0.schema.json',
  type: 'object',
  additionalProperties: false,
  properties: { s: { type: 'integer' } },
};

/** A document of every kind of part; changed by the tests below. */
function version(minor: number) {
  return {
    $id: at(minor),
    title: `X${minor}`,
    type: 'object',
    additionalProperties: false as unknown,
    required: ['text', 'kind'],
    properties: {
      text: { type: 'string', pattern: '^a', maxLength: 5 } as Schema,
      when: { type: 'string', format: 'date' } as Schema,
      kind: { enum: ['a', 'b'] } as Schema,
      mood: { enum: ['good'], 'x-open-enum': true } as Schema,
      fixed: { const: 1 } as Schema,
      count: { type: 'integer', minimum: 1, maximum: 9 } as Schema,
      inner: {
        type: 'object',
        additionalProperties: false,
        required: [] as string[],
        properties: { deep: { type: 'integer' } } as Record<string, Schema>,
      },
      list: { type: 'array', maxItems: 3, items: { $ref: '#/$defs/item' } } as Schema,
      other: { $ref: '../shared/1.0.schema.json' } as Schema,
      map: {
        type: 'object',
        propertyNames: { pattern: '^[a-z]+$' } as Schema,
        additionalProperties: { type: 'string', maxLength: 5 } as Schema,
      },
      choice: {
        oneOf: [
          { type: 'object', required: ['r'], properties: { r: { const: 'p' } } },
          { type: 'object', required: ['r'], properties: { r: { const: 'q' } } },
        ] as Schema[],
      },
    } as unknown as Record<string, Schema>,
    $defs: {
      item: {
        type: 'object',
        additionalProperties: false as unknown,
        required: ['i'],
        properties: { i: { type: 'integer' } } as Record<string, Schema>,
      },
    },
  };
}
type Version = ReturnType<typeof version>;
interface Parts {
  readonly inner: { required: string[]; properties: Record<string, Schema> };
  readonly map: { propertyNames: Schema; additionalProperties: unknown };
  readonly choice: { oneOf: Schema[] };
}
const parts = ({ properties }: Version) => properties as unknown as Parts;

function faults(change: (next: Version) => void): readonly string[] {
  const [older, newer] = [version(0), version(1)];
  change(newer);
  return checkCompatibility(schemaBook([older, newer, shared]), older, newer);
}
const optional = { type: 'string', maxLength: 9, 'x-text': 'public' };

it.each<[string, (next: Version) => void]>([
  ['nothing', () => undefined],
  ['an optional property', (v) => void (v.properties.more = optional)],
  ['one inside', (v) => void (parts(v).inner.properties.more = optional)],
  ['one behind $ref', (v) => void (v.$defs.item.properties.more = optional)],
  [
    'one in a branch',
    (v) => void ((parts(v).choice.oneOf[0]!.properties as Record<string, Schema>).more = optional),
  ],
  [
    'a part that is written in place',
    (v) => void (v.properties.other = { ...shared, $id: undefined }),
  ],
  [
    'a value of an open enumeration',
    (v) => void (v.properties.mood = { enum: ['good', 'new'], 'x-open-enum': true }),
  ],
  ['other words', (v) => void (v.properties.text = { ...v.properties.text, description: 'other' })],
  ['another order', (v) => void v.required.reverse()],
])('a minor may change %s', (_what, change) => {
  expect(faults(change)).toEqual([]);
});

const set = (name: string, schema: Schema) => (v: Version) => {
  v.properties[name] = schema;
};
it.each<[string, (next: Version) => void, string]>([
  [
    'a new required property',
    (v) => {
      set('more', optional)(v);
      v.required.push('more');
    },
    '/: more is required',
  ],
  ['an optional property made required', (v) => v.required.push('when'), '/: when is required'],
  ['a required one made optional', (v) => v.required.pop(), '/: kind is no longer required'],
  ['a property taken away', (v) => void delete v.properties.when, '/when'],
  [
    'a required property renamed',
    (v) => {
      delete v.properties.kind;
      set('sort', { enum: ['a', 'b'] })(v);
    },
    '/kind',
  ],
  ['another type', set('count', { type: 'string', minimum: 1, maximum: 9 }), '/count: type'],
  [
    'two types',
    set('count', { type: ['integer', 'null'], minimum: 1, maximum: 9 }),
    '/count: type',
  ],
  [
    'another pattern',
    set('text', { type: 'string', pattern: '^b', maxLength: 5 }),
    '/text: pattern',
  ],
  ['no pattern', set('text', { type: 'string', maxLength: 5 }), '/text: pattern'],
  [
    'a wider text',
    set('text', { type: 'string', pattern: '^a', maxLength: 6 }),
    '/text: maxLength',
  ],
  [
    'a narrower text',
    set('text', { type: 'string', pattern: '^a', maxLength: 4 }),
    '/text: maxLength',
  ],
  ['another format', set('when', { type: 'string', format: 'date-time' }), '/when: format'],
  [
    'a format where there was none',
    set('text', { type: 'string', pattern: '^a', maxLength: 5, format: 'uri' }),
    '/text: format',
  ],
  [
    'a value added to an enumeration',
    set('kind', { enum: ['a', 'b', 'c'] }),
    '/kind: enum gained "c"',
  ],
  ['a value taken from an enumeration', set('kind', { enum: ['a'] }), '/kind: enum lost "b"'],
  [
    'a value taken from an open one',
    set('mood', { enum: ['new'], 'x-open-enum': true }),
    '/mood: enum lost "good"',
  ],
  [
    'an enumeration opened afterwards',
    set('kind', { enum: ['a', 'b', 'c'], 'x-open-enum': true }),
    '/kind: x-open-enum',
  ],
  ['an open one closed', set('mood', { enum: ['good'] }), '/mood: x-open-enum'],
  ['an enumeration in place of a text', set('text', { enum: ['a'] }), '/text: enum came or went'],
  [
    'a text in place of an enumeration',
    set('kind', { type: 'string' }),
    '/kind: enum came or went',
  ],
  ['another constant', set('fixed', { const: 2 }), '/fixed: const'],
  ['another minimum', set('count', { type: 'integer', minimum: 0, maximum: 9 }), '/count: minimum'],
  ['another maximum', set('count', { type: 'integer', minimum: 1, maximum: 8 }), '/count: maximum'],
  ['an opened object', (v) => void (v.additionalProperties = true), '/*: was false, is true'],
  [
    'an object without additionalProperties',
    (v) => void delete (v as Partial<Version>).additionalProperties,
    '/*: was false',
  ],
  [
    'an opened part',
    (v) => void (v.$defs.item.additionalProperties = { type: 'string' }),
    '/list[]/*: was false',
  ],
  [
    'a required property inside',
    (v) => void parts(v).inner.required.push('deep'),
    '/inner: deep is required',
  ],
  [
    'another type inside',
    (v) => void (parts(v).inner.properties.deep = { type: 'string' }),
    '/inner/deep: type',
  ],
  [
    'a required property behind $ref',
    (v) => {
      v.$defs.item.properties.j = optional;
      v.$defs.item.required.push('j');
    },
    '/list[]: j is required',
  ],
  [
    'another type behind $ref',
    (v) => void (v.$defs.item.properties.i = { type: 'string' }),
    '/list[]/i: type',
  ],
  ['a $ref to something else', set('other', { $ref: '#/$defs/item' }), '/other'],
  ['a $ref to nowhere', set('other', { $ref: '../none/1.0.schema.json' }), '/other: a reference'],
  [
    'longer lists',
    set('list', { type: 'array', maxItems: 4, items: { $ref: '#/$defs/item' } }),
    '/list: maxItems',
  ],
  ['lists of anything', set('list', { type: 'array', maxItems: 3 }), '/list[]'],
  [
    'other names in a map',
    (v) => void (parts(v).map.propertyNames = { pattern: '^[a-z-]+$' }),
    '/map: propertyNames',
  ],
  [
    'other values in a map',
    (v) => void (parts(v).map.additionalProperties = { type: 'integer' }),
    '/map/*: type',
  ],
  ['a map closed', (v) => void (parts(v).map.additionalProperties = false), '/map/*: was'],
  [
    'a branch more',
    (v) => void parts(v).choice.oneOf.push({ type: 'object' }),
    '/choice: oneOf had 2 branches, has 3',
  ],
  ['a branch less', (v) => void parts(v).choice.oneOf.pop(), '/choice: oneOf had 2'],
  ['branches in another order', (v) => void parts(v).choice.oneOf.reverse(), '/choice(0)/r: const'],
  [
    'a keyword nobody judges',
    (v) => void ((v as unknown as Record<string, unknown>).dependentRequired = { when: ['count'] }),
    '/: dependentRequired',
  ],
])('a minor may not have %s', (_what, change, fault) => {
  expect(faults(change)).toEqual(expect.arrayContaining([expect.stringContaining(fault)]));
});
