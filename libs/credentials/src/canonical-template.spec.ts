import { hash, randomBytes } from 'node:crypto';

import { competenceRecord } from '../../../test/support/credentials.js';
import { canonicalQuads } from './canonicalise.js';
import {
  type CanonicalTemplate,
  compileTemplate,
  fillTemplate,
  matchTemplate,
} from './canonical-template.js';
import type { JsonObject } from './json-object.js';
import { openBadgeProfile } from './open-badge-profile.js';
import { renderOpenBadge } from './render-open-badge.js';
import type { TemplateProfile } from './template-pattern.js';

const badge = renderOpenBadge(competenceRecord());

const compile = (
  document: JsonObject = badge,
  canonicalise = canonicalQuads,
  profile: TemplateProfile = openBadgeProfile,
) => compileTemplate(document, profile, canonicalise, randomBytes);

let template: CanonicalTemplate;
beforeAll(async () => {
  const made = await compile();
  if (typeof made === 'string') throw new Error(`no template: ${made}`);
  template = made;
});

/** What comes of the badge with other values. */
function filled(changes: object, subject: object = {}) {
  const document = {
    ...badge,
    ...changes,
    credentialSubject: { ...badge.credentialSubject, ...subject },
  };
  const values = matchTemplate(template, document);
  if (values === undefined) throw new Error('another form');
  return { document, result: fillTemplate(template, values) };
}

it.each<[string, object, string]>([
  ['an id that is no IRI', { id: 'urn:uuid:a b' }, 'slot-form'],
  ['an id that a context shortens', { id: 'schema:name' }, 'slot-form'],
  ['a relative id', { id: 'x' }, 'slot-form'],
  ['an id that ends a node', { id: 'urn:uuid:a> <urn:b' }, 'slot-form'],
  ['a time with an offset', { validFrom: '2026-11-23T10:00:00+00:00' }, 'slot-form'],
  ['a time of two lines', { validFrom: '2026-11-23T10:00:00Z\n' }, 'slot-form'],
  ['a letter that sorts late', { name: 'Turner \u{1f600}' }, 'slot-order'],
  ['a letter of the last kilobytes', { name: 'Turner \ufb01' }, 'slot-order'],
  ['half a pair of surrogates', { name: 'Turner \ud800' }, 'slot-order'],
  [
    'an id of the template',
    { id: badge.issuer.id.replace(/^.*$/, 'https://hub.example/panels/metal') },
    'iri-repeated',
  ],
  ['the id of a term', { id: 'https://www.w3.org/2018/credentials#evidence' }, 'iri-repeated'],
  ['the id of another slot', { id: badge.credentialSubject.id }, 'iri-repeated'],
])('leaves %s to the library', (_, changes, miss) => {
  expect(filled(changes).result).toEqual({ miss });
});

it.each([
  'quotes " and \\ and \b\t\n\f\r',
  'controls \u0000\u0001\u001f\u007f\u0080',
  '\u00ae \u0142 \u0151 \u03a9 \u0416 \u4e2d \u05e9\u05dc\u05d5\u05dd \u202e e\u0301 \ud7ff',
  '" .\n<urn:a> <urn:b> "c',
  '',
])('fills %j in as the library does', async (name) => {
  const { document, result } = filled({ name }, { name });
  expect(result).toEqual({ digest: hash('sha256', await canonicalQuads(document), 'buffer') });
});

it('knows no document that differs outside of its slots', () => {
  const subject = badge.credentialSubject;
  for (const other of [
    { ...badge, issuer: { ...badge.issuer, name: 'Other' } },
    { ...badge, type: [...badge.type, 'VerifiableCredential'] },
    { ...badge, description: 'x' },
    { ...badge, evidence: [] },
    { ...badge, credentialSubject: { ...subject, achievement: { id: 'urn:uuid:1' } } },
    { ...badge, '@context': [...badge['@context'], 'https://x.example'] },
  ])
    expect(matchTemplate(template, other)).toBeUndefined();
  expect(matchTemplate(template, badge)).toHaveLength(template.kinds.length);
});

it('makes no template of a document with a node without an id', async () => {
  const nameless = {
    ...badge,
    issuer: badge.issuer.id,
    evidence: [{ type: ['Evidence'], name: 'x' }],
  };
  expect(await compile(nameless)).toBe('blank-node');
});

/** The library, with what it gives changed from the nth time on. */
function changing(from: number, change: (quads: string) => string) {
  let times = 0;
  return async (document: JsonObject) => {
    const quads = await canonicalQuads(document);
    return (times += 1) >= from ? change(quads) : quads;
  };
}

it.each<[string, (quads: string) => string]>([
  ['a line less', (quads) => quads.slice(quads.indexOf('\n') + 1)],
  ['another line', (quads) => quads.replace('Competency', 'Diploma')],
])('makes none when the second reading has %s', async (_, change) => {
  expect(await compile(badge, changing(2, change))).toBe('unstable');
});

it.each<[string, (quads: string) => string]>([
  ['is not there', (quads) => quads.replace(/^.*#role> .*\n/m, '')],
  ['is there twice', (quads) => quads.replace(/^(.*#)role(> .*\n)/m, '$1role$2$1role2$2')],
])('makes none when a text %s', async (_, change) => {
  expect(await canonicalQuads(badge).then(change)).not.toBe(await canonicalQuads(badge));
  expect(await compile(badge, changing(1, change))).toBe('unstable');
});

it('makes none when a filling is not what the library gives', async () => {
  const change = (quads: string) => `${quads}<urn:z> <urn:y> <urn:x> .\n`;
  for (const trial of [3, 10])
    expect([trial, await compile(badge, changing(trial, change))]).toEqual([trial, 'differs']);
  expect(typeof (await compile(badge, changing(11, change)))).toBe('object');
});

it('leaves two equal lines to the library, which writes one', async () => {
  const profile: TemplateProfile = {
    slotAt: (path) => (path === 'credentialSubject.name[]' ? 'text' : undefined),
    blankNodes: () => 0,
    keyOf: () => '',
  };
  const document = {
    '@context': badge['@context'],
    id: badge.id,
    type: ['VerifiableCredential'],
    credentialSubject: { id: 'urn:uuid:1', name: ['one', 'two'] },
  };
  const names = await compile(document, canonicalQuads, profile);
  if (typeof names === 'string') throw new Error(names);
  expect(fillTemplate(names, ['same', 'same'])).toEqual({ miss: 'line-repeated' });
  expect(fillTemplate(names, ['one', 'two'])).toEqual({
    digest: hash('sha256', await canonicalQuads(document), 'buffer'),
  });
});
