import { canonicalJson } from '#ledger/canonical-json.js';
import { factsFrom, factsOf } from './input-facts.js';
import type { ClusterSnapshot, FirmSnapshot } from './stored-audit.js';

const firm = {
  kind: 'firm',
  input: { learning: { respondents: [{ id: 'r1', answers: { IGI1: 3 } }] } },
  citations: { credentials: [{ id: 'urn:uuid:1', leafIndex: '7' }], claims: ['c1'] },
} as unknown as FirmSnapshot;
const cluster = {
  kind: 'cluster',
  cluster: {
    informants: [
      { id: 'r1', answers: { CNS1: 2 } },
      { id: 'r2', answers: {} },
    ],
  },
  firms: [{ audit: 'a1', firm: 'f1', digest: 'd', shares: false }],
  courses: [{ id: 'c1', competence: 'mkt-offer', cost: 1800, seats: 4, success: 0.8 }],
  budget: 5000,
} as unknown as ClusterSnapshot;

it('are numbers of a firm, and nothing that was answered or cited', () => {
  expect(factsFrom(firm)).toEqual({ answered: 1, credentials: 1 });
});

it('are of a cluster the firms that later figures are held back by, and what its plan chose from', () => {
  expect(factsFrom(cluster)).toEqual({
    answered: 2,
    credentials: 0,
    firms: ['f1'],
    courses: [{ id: 'c1', competence: 'mkt-offer' }],
  });
});

it('are the same before and after the end of keeping', () => {
  for (const snapshot of [firm, cluster]) {
    const facts = factsFrom(snapshot);
    expect(factsOf({ input: canonicalJson(snapshot) })).toEqual(facts);
    const inputEnd = { endedAt: new Date(), facts };
    expect(factsOf({ inputEnd })).toEqual(facts);
  }
});

it('are not made up where neither the input nor its end is there', () => {
  expect(() => factsOf({})).toThrow('has its input, or the end of it');
});
