import { schemas } from '../generated/schemas.js';
import { findPersonalMember } from './find-personal-member.js';

describe('I12 what a public event may not say', () => {
  it.each([
    [{ givenName: 'Ada' }, '/givenName'],
    [{ Given_Name: 'Ada' }, '/Given_Name'],
    [{ scope: [{ standard: 'x' }, { 'date-of-birth': '1990-01-01' }] }, '/scope/1/date-of-birth'],
    [{ notes: { holder: null } }, '/notes/holder'],
    [{ credentialId: '0197c9a2-7b44-7c31-8a52-0d6f0e4b8f10' }, '/credentialId'],
    [{ title: { en: 'Ask ada.rossi@sole.example about it' } }, '/title/en'],
  ])('finds it in %j', (data, path) => {
    expect(findPersonalMember(data)).toBe(path);
  });

  it.each([
    { name: 'Hub of the Brenta', did: 'did:web:hub.example', title: { en: 'Stitching' } },
    { verifierKey: 'hub.example/ledger+0a1b2c3d+AbCd', policy: 'witness w k http://w:1\nquorum w' },
    { versionUri: 'https://hub.example/standards/x/v1.0', seq: 3, scope: [] },
  ])('finds nothing in %j', (data) => {
    expect(findPersonalMember(data)).toBeUndefined();
  });
});

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema & { readonly pattern?: string };
  readonly $ref?: string;
}

/** Objects of a schema that take members nobody has listed; a map has names of a fixed form. */
function openObjects(schema: Schema, path: string): readonly string[] {
  if (schema.oneOf) return schema.oneOf.flatMap((branch) => openObjects(branch, path));
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    openObjects(member, `${path}/${name}`),
  );
  const items = schema.items ? openObjects(schema.items, `${path}[]`) : [];
  const isMap = schema.propertyNames?.pattern !== undefined;
  const open = schema.type === 'object' && schema.additionalProperties !== false && !isMap;
  return [...(open ? [path] : []), ...inner, ...items];
}

/** Every member a schema lists, as if it were data. */
function membersOf(schema: Schema): object {
  if (schema.oneOf) return schema.oneOf.map(membersOf);
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, member]) => [
      name,
      member.items ? [membersOf(member.items)] : membersOf(member),
    ]),
  );
}

const events = Object.entries(schemas)
  .filter(([name]) => name.startsWith('events/'))
  .filter(([name]) => !/^events\/(envelope|segment)\//.test(name));

it('I12 every schema of a public event is closed and lists no member about a person', () => {
  expect(events.length).toBeGreaterThanOrEqual(10);
  for (const [name, schema] of events) {
    expect(openObjects(schema as Schema, name)).toEqual([]);
    expect([name, findPersonalMember(membersOf(schema as Schema))]).toEqual([name, undefined]);
  }
});
