import { eventVersion, readerOf, schemaNameOf, versionOfDataschema } from './event-versions.js';

const version = (minor: number, major = 1, noun = 'a.tested') => ({ noun, major, minor });

it.each([
  ['events/local-standard.published/1.0', version(0, 1, 'local-standard.published')],
  ['events/a.tested/12.345', version(345, 12)],
])('reads %s', (name, expected) => {
  expect(eventVersion(name)).toEqual(expected);
  expect(schemaNameOf(expected)).toBe(name);
});

it.each([
  ...['events/envelope/1.0', 'events/a.tested/0.1', 'events/a.tested/01.0', 'events/a.tested/1.00'],
  ...[
    'events/a.tested/1',
    'events/a.tested/1.0.0',
    'events/a.tested/1.99999',
    'events/A.tested/1.0',
  ],
  ...['events/-a.tested/1.0', 'events/a.tested/1.-1', 'events/a.tested/1.0\n', 'http/account'],
  ...['events/../events/a.tested/1.0', 'events/__proto__.a/1.0', ''],
])('reads no version from %j', (name) => {
  expect(eventVersion(name)).toBeUndefined();
});

it.each<[string, object | undefined]>([
  ['https://guildmark.eu/schemas/events/a.tested/1.3.schema.json', version(3)],
  ['https://evil.example/schemas/events/a.tested/1.3.schema.json', undefined],
  ['http://guildmark.eu/schemas/events/a.tested/1.3.schema.json', undefined],
  ['https://guildmark.eu.evil.example/schemas/events/a.tested/1.3.schema.json', undefined],
  ['https://guildmark.eu/schemas/x/schemas/events/a.tested/1.3.schema.json', undefined],
  ['https://guildmark.eu/schemas/events/a.tested/1.3.schema.json#', undefined],
  ['https://guildmark.eu/schemas/events/a.tested/1.3.schema.json?x', undefined],
  ['https://guildmark.eu/schemas/events/a.tested/1.3', undefined],
  ['/schemas/events/a.tested/1.3.schema.json', undefined],
])('takes of all addresses only that of our schemas: %s', (address, expected) => {
  expect(versionOfDataschema(address)).toEqual(expected);
});

describe('the reader of a version', () => {
  const known = [version(0), version(2), version(1), version(0, 2), version(7, 1, 'b.tested')];
  it.each([
    ['the same', version(1), version(1)],
    ['the highest minor for a newer one', version(3), version(2)],
    ['of its own major', version(5, 2), version(0, 2)],
    ['nothing for a newer major', version(0, 3), undefined],
    ['nothing for another noun', version(0, 1, 'c.tested'), undefined],
  ])('is %s', (_what, wanted, expected) => {
    expect(readerOf(wanted, known)).toEqual(expected);
  });
});
