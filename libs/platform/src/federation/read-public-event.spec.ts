import { cpuTime } from '../../../../test/support/cpu-time.js';
import { publicLeaf } from '#ledger/public-leaf.js';
import { readPublicEvent } from './read-public-event.js';

const ORIGIN = 'hub.example/ledger';
const HOME = 'https://guildmark.eu/schemas/events';
const content = { sha256: 'ab'.repeat(32), mediaType: 'text/plain', size: 40 };
const data = {
  versionUri: 'https://hub.example/standards/x/v1.0',
  contentDigest: 'A'.repeat(43),
  title: { en: 'Stitching' },
  content,
};
type Data = Readonly<Record<string, unknown>>;

function read(version: string, changed: Data = data, changes: Data = {}) {
  const event = {
    specversion: '1.0',
    id: '01890000-0000-7000-8000-00000000dead',
    type: 'eu.guildmark.local-standard.published.v1',
    source: ORIGIN,
    subject: 'https://hub.example/standards/x/v1.0',
    time: '2026-11-23T10:00:00Z',
    datacontenttype: 'application/json',
    dataschema: `${HOME}/local-standard.published/${version}.schema.json`,
    data: changed,
    ...changes,
  };
  return readPublicEvent(publicLeaf(event), ORIGIN);
}
const dataOf = (reading: ReturnType<typeof read>) =>
  reading.kind === 'event' ? reading.event.data : reading;

it('reads the version it knows exactly: nothing may be more than that', () => {
  expect(dataOf(read('1.0'))).toEqual(data);
  expect(read('1.0', { ...data, more: 1 })).toMatchObject({ code: 'leaf.invalid' });
});

describe('an event of a newer minor', () => {
  it.each<[string, Data]>([
    ['nothing new', data],
    ['a new member', { ...data, summary: 'x' }],
    ['a new member inside a body reference', { ...data, content: { ...content, encoding: 'x' } }],
    ['a new body', { ...data, annex: { ...content, sha256: 'cd'.repeat(32) } }],
    ['a list of new bodies', { ...data, more: [[{ ...content, sha256: 'cd'.repeat(32) }]] }],
    ['a new member with U+0000', { ...data, 'a\0b': 'c\0d' }],
    ['a new member about a person', { ...data, email: 'ada@sole.example' }],
    ['names of Object.prototype', { ...data, ...inherited(), toString: 1, constructor: {} }],
  ])('with %s says what our version says, and names only the bodies of ours', (_what, changed) => {
    const reading = read('1.7', changed);
    expect(dataOf(reading)).toEqual(data);
    expect(reading).toMatchObject({ references: [content] });
    expect(JSON.stringify(reading)).not.toContain('ada@');
  });

  it.each<[string, Data]>([
    ['without what is required', { ...data, title: undefined }],
    ['of another type', { ...data, contentDigest: 5 }],
    ['of another pattern', { ...data, contentDigest: 'A'.repeat(44) }],
    ['with a body of no size', { ...data, content: { ...content, size: 1 } }],
    [
      'with a name that the map does not take',
      { ...data, title: { en: 'x', 'not a language': 'y' } },
    ],
    ['with U+0000 in what we know', { ...data, title: { en: 'x\0' } }],
  ])('%s is as invalid as it would be in ours', (_what, changed) => {
    const defined = Object.fromEntries(
      Object.entries(changed).filter(([, value]) => value !== undefined),
    );
    expect(read('1.7', defined)).toMatchObject({ kind: 'finding', code: 'leaf.invalid' });
    expect(read('1.0', defined)).toMatchObject({ kind: 'finding', code: 'leaf.invalid' });
  });

  it('of a choice keeps what belongs to the branch it names', () => {
    const key = { role: 'ledger', verifierKey: `${ORIGIN}+0a1b2c3d+${'A'.repeat(44)}` };
    const changes = (version: string) => ({
      type: 'eu.guildmark.key.retired.v1',
      dataschema: `${HOME}/key.retired/${version}.schema.json`,
    });
    const smuggled = { ...key, kid: 'did:web:hub.example#ed-1', reason: 'compromised' };
    expect(dataOf(read('', smuggled, changes('1.1')))).toEqual(key);
    expect(read('', smuggled, changes('1.0'))).toMatchObject({ code: 'leaf.invalid' });
    expect(read('', { ...key, role: 'other' }, changes('1.1'))).toMatchObject({
      code: 'leaf.invalid',
    });
  });
});

it.each([
  ...['2.0', '1.00', '01.0', '1.0.0', '1.-1', '1.99999', '1', '0.1'].map(
    (version) => `${HOME}/local-standard.published/${version}.schema.json`,
  ),
  `${HOME}/standard-of-tomorrow.published/1.0.schema.json`,
  `${HOME}/envelope/1.0.schema.json`,
  'https://guildmark.eu/schemas/http/account.schema.json',
  'https://evil.example/schemas/events/local-standard.published/1.0.schema.json',
  'http://guildmark.eu/schemas/events/local-standard.published/1.0.schema.json',
  'urn:x:/schemas/events/local-standard.published/1.0.schema.json',
])('does not know %s', (dataschema) => {
  expect(read('', data, { dataschema })).toMatchObject({ code: 'event.unknown-type' });
});

it.each(['1.0', '1.7'])('refuses a type that is not of the schema, version %s', (version) => {
  for (const type of [
    'eu.guildmark.standard.published.v1',
    'eu.guildmark.local-standard.published.v2',
  ])
    expect(read(version, data, { type })).toMatchObject({ code: 'leaf.invalid' });
});

it('takes no time for a media type with many semicolons', () => {
  const started = cpuTime();
  const mediaType = `a${';a'.repeat(34)}\u00e9`;
  for (const version of ['1.0', '1.7'])
    expect(read(version, { ...data, content: { ...content, mediaType } })).toMatchObject({
      code: 'leaf.invalid',
    });
  expect(cpuTime() - started).toBeLessThan(30_000);
});

function inherited(): Data {
  return JSON.parse('{"__proto__":{"title":{"en":"other"}}}') as Data;
}
