import type { CompetenceRecord, NewShare } from '../generated/schemas.js';
import { type SharedField, sharedPage } from './shared-page.js';

const RECORD: CompetenceRecord = {
  v: 1,
  id: 'urn:uuid:01890000-0000-7000-8000-00000000000a',
  issuer: { did: 'did:web:hub.example', name: 'Hub Brenta', url: 'https://hub.example' },
  subject: {
    ref: 'urn:uuid:01890000-0000-4000-8000-00000000000b',
    givenName: 'Ada',
    familyName: 'Rossi',
  },
  standard: {
    versionUri: 'https://hub.example/standards/stitching/v1.0',
    contentDigest: 'A'.repeat(43),
    kind: 'local',
    title: { en: 'Stitching by hand' },
    description: { en: 'By hand.' },
    level: 2,
    levels: [
      { level: 1, title: { en: 'Guided' }, behaviour: { en: 'Is shown.' } },
      { level: 2, title: { en: 'Alone' }, behaviour: { en: 'Works alone.' } },
    ],
  },
  criteria: [{ id: 'c1', text: { en: 'Fills each hole.' } }],
  assessment: {
    methods: ['observation'],
    assessedOn: '2026-11-20',
    assessors: 1,
    second: false,
    tieDeclared: false,
    panelUri: 'https://hub.example#assessors',
  },
  experience: [{ from: '2023-09-04', role: 'Hand stitcher' }],
  evidence: [
    {
      id: 'urn:uuid:01890000-0000-7000-8000-00000000000c',
      kind: 'observation',
      title: 'Two pairs at bench 4',
      digest: 'B'.repeat(43),
      mediaType: 'text/plain',
    },
  ],
  language: 'en',
  validFrom: '2026-11-24T10:00:00Z',
  status: { list: 'https://hub.example/status/1', index: 7 },
};
const TELLING: Readonly<Record<SharedField, string>> = {
  holder: 'Rossi',
  title: 'Stitching by hand',
  level: 'Alone',
  standard: '/standards/stitching/',
  criteria: 'Fills each hole',
  assessment: '2026-11-20',
  experience: 'Hand stitcher',
  evidence: 'bench 4',
  validity: '2026-11-24T10:00:00Z',
};

const page = (fields: NewShare['credentials'][number]['fields'], status = 'active') =>
  sharedPage({
    draft: {
      credentials: [{ id: '01890000-0000-7000-8000-00000000000a', fields }],
      purpose: 'Application',
      expiresAt: '2026-12-24T10:00:00Z',
    },
    credentials: [{ record: RECORD, status }],
  });

it.each(Object.keys(TELLING) as SharedField[])(
  'with only %s chosen tells that and nothing else',
  (field) => {
    const text = JSON.stringify(page([field]));
    for (const [other, words] of Object.entries(TELLING))
      expect([other, text.includes(words)]).toEqual([other, other === field]);
    expect(text).not.toContain(RECORD.id);
    expect(text).not.toContain(RECORD.subject.ref);
  },
);

it('offers no file of a credential that is not shown whole, and says that nothing is signed', () => {
  const [item] = page(['title', 'level']).items;
  expect(item).toMatchObject({ basis: 'hub-statement', files: [] });
  expect(item?.note).toContain('nothing of it is signed');
});

it('shows everything of a whole credential beside its signed files', () => {
  const shown = page('whole');
  for (const words of Object.values(TELLING)) expect(JSON.stringify(shown)).toContain(words);
  expect(shown.items[0]).toMatchObject({
    number: 1,
    basis: 'signed-files',
    files: ['open-badge', 'jwt', 'proof'],
  });
});

it('tells issuer and status whatever was chosen, and gives the same bytes every time', () => {
  const shown = page(['title'], 'revoked');
  expect(shown.issuer.name).toBe('Hub Brenta');
  expect(shown.items[0]?.status).toBe('revoked');
  expect(JSON.stringify(page(['level', 'title'], 'revoked'))).toBe(
    JSON.stringify(page(['title', 'level'], 'revoked')),
  );
});

it('shows nothing of a credential that the holder contests, and says so', () => {
  const draft = {
    credentials: [{ id: RECORD.id, fields: 'whole' as const }],
    purpose: 'Application',
    expiresAt: '2026-12-24T12:00:00Z',
  };
  const contested = { record: RECORD, status: 'suspended', contestedAt: new Date(0) };
  const { items } = sharedPage({ draft, credentials: [contested] });
  expect(items).toEqual([
    {
      number: 1,
      basis: 'hub-statement',
      note: expect.stringContaining('contests') as string,
      status: 'suspended',
      shows: {},
      files: [],
    },
  ]);
});
