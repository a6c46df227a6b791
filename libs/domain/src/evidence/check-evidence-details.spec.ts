import type { DomainError } from '../core/domain-error.js';
import type { Evidence, EvidenceDetails } from '../generated/schemas.js';
import { checkEvidenceDetails } from './check-evidence-details.js';

type Kind = Evidence['kind'];

const seen: EvidenceDetails = {
  observer: 'Dino Bruni',
  place: 'Bench 4',
  startedAt: '2026-05-14T08:00:00Z',
  endedAt: '2026-05-14T09:30:00Z',
  checklist: [{ item: 'fills each hole from both sides', seen: true }],
};
const full: Readonly<Record<Kind, EvidenceDetails>> = {
  observation: seen,
  simulation: seen,
  'work-sample': { authorStatement: 'the whole left shoe', coWorkers: [] },
  conversation: { questions: ['Why two needles?'], notes: 'Knew it.', assessor: 'Dino Bruni' },
  'knowledge-test': { instrumentId: 'leather-2', score: 17, maxScore: 20 },
  'witness-statement': {
    witness: 'Ida Conti',
    relation: 'a customer for years',
    period: { from: '2020-01-01', to: '2024-06-30' },
  },
  certificate: { issuer: 'Scuola di Stra', issuedOn: '2019-07-01' },
  logbook: { period: { from: '2024-01-01' } },
  'self-statement': { text: 'I have stitched since I was 16.' },
};
const kinds = Object.keys(full) as Kind[];
const without = (kind: Kind, member: string): EvidenceDetails =>
  Object.fromEntries(Object.entries(full[kind]).filter(([name]) => name !== member));

/** Code and places of the refusal. */
function refusalOf(kind: Kind, details: EvidenceDetails, mediaType = 'image/png') {
  try {
    checkEvidenceDetails(kind, mediaType, details, '/evidence/2/details');
  } catch (error) {
    const { code, refusal } = error as DomainError;
    return [code, ...(refusal.issues ?? []).map(({ path }) => path)];
  }
  return [];
}

it.each(kinds)('needs each detail of %s, and names the one that is missing', (kind) => {
  const optional = kind === 'knowledge-test' ? ['maxScore'] : [];
  for (const member of Object.keys(full[kind]).filter((name) => !optional.includes(name)))
    expect(refusalOf(kind, without(kind, member))).toEqual([
      'evidence.detail-missing',
      `/evidence/2/details/${member}`,
    ]);
  expect(refusalOf(kind, {})[0]).toBe('evidence.detail-missing');
  expect(refusalOf(kind, full[kind])).toEqual([]);
});

it('names all that is missing at once, and takes blanks for nothing', () => {
  expect(refusalOf('observation', { ...seen, observer: ' ', place: '\n' })).toEqual([
    'evidence.detail-missing',
    '/evidence/2/details/observer',
    '/evidence/2/details/place',
  ]);
});

it('refuses details of another kind', () => {
  expect(refusalOf('certificate', { ...full.certificate, witness: 'Ida' })).toEqual([
    'evidence.detail-unwanted',
    '/evidence/2/details/witness',
  ]);
});

it.each<[string, Kind, EvidenceDetails, string]>([
  [
    'an end before the start',
    'simulation',
    { ...seen, endedAt: '2026-05-14T07:59:59Z' },
    'endedAt',
  ],
  ['a period reversed', 'logbook', { period: { from: '2024-02-01', to: '2024-01-31' } }, 'period'],
  ['21 of 20', 'knowledge-test', { instrumentId: 'x', score: 21, maxScore: 20 }, 'score'],
])('refuses %s', (_name, kind, details, member) => {
  expect(refusalOf(kind, details)).toEqual([
    'evidence.detail-invalid',
    `/evidence/2/details/${member}`,
  ]);
});

it('takes a self-statement whose text is the content', () => {
  expect(refusalOf('self-statement', {}, 'text/plain')).toEqual([]);
});
