import { readFileSync } from 'node:fs';
import { appraiseCluster } from './appraise-cluster.js';
import type { ClusterInput } from './audit-input.js';
import { differences, goldenEstimate, type GoldenFile } from './testing/golden-cases.js';
import { degreeCentralisation } from './typing/degree-centralisation.js';

const golden = JSON.parse(
  readFileSync(new URL('./golden/golden.json', import.meta.url), 'utf8'),
) as GoldenFile;
const { cluster } = golden.inputs;
const expected = golden.expected['cluster'] ?? {};

function goldenCluster(): Required<ClusterInput> {
  const { DSP, FAM, CIT } = cluster.evidenceCounts;
  return {
    informants: cluster.informants,
    figures: {
      members: cluster.exchangeGraph.nodes,
      exchanges: cluster.exchangeGraph.edges,
      outsideMainRegion: DSP[0],
      familyOwned: FAM[0],
      exchangesOnPlatform: CIT[0],
      exchangesInAll: CIT[1],
    },
    jointPlans: cluster.collectivePlanRecords,
  };
}

describe('the golden cluster', () => {
  const appraisal = appraiseCluster(goldenCluster());

  it('has its features from answers and records', () => {
    expect(
      degreeCentralisation(cluster.exchangeGraph.nodes, cluster.exchangeGraph.edges),
    ).toBeCloseTo(expected['centralization'] as number, 12);
    const features = Object.fromEntries(
      Object.entries(appraisal.features).map(([id, feature]) => [id, goldenEstimate(feature)]),
    );
    expect(Object.keys(expected['features'] as object)).toHaveLength(12);
    expect(differences(expected['features'], features, 1e-9)).toEqual([]);
  });

  it('has its type', () => {
    const { drivers, ...rest } = expected['type'] as Record<string, unknown>;
    expect(differences(rest, appraisal.type, 1e-9)).toEqual([]);
    const first = appraisal.type.drivers
      .slice(0, 5)
      .map(({ feature, ratio, value }) => ({ feature, llr: ratio, value }));
    expect(differences(drivers, first, 1e-9)).toEqual([]);
  });

  it('says what is on record of joint learning', () => {
    const { outcome, pAbove60, jointPlans } = appraisal.collective;
    expect(
      differences(expected['collective'], { outcome, pAbove60, records: jointPlans }, 1e-9),
    ).toEqual([]);
  });
});

it.each([
  [4, 1, 'evidenced'],
  [4, 0, 'claimed-not-evidenced'],
  [0, 1, 'not-evidenced'],
  [2, 1, 'not-determined'],
] as const)('calls joint learning at code %s with %s plans %s', (code, jointPlans, outcome) => {
  const informants = cluster.informants.map(({ id, answers }) => ({
    id,
    answers: { ...answers, 'C-CLB1': code, 'C-CLB2': Math.min(4, code + (code % 4 ? 1 : 0)) as 0 },
  }));
  const appraisal = appraiseCluster({ informants: informants.slice(0, 4), jointPlans });
  expect(appraisal.collective.outcome).toBe(outcome);
});

it('says nothing of joint learning, and no type, when nobody answered', () => {
  const appraisal = appraiseCluster({ informants: [], jointPlans: 3 });
  expect(appraisal.collective).toEqual({
    outcome: 'not-assessed',
    pAbove60: null,
    jointPlans: 3,
  });
  expect(appraisal.type).toMatchObject({ outcome: 'UNCLEAR', reason: 'too-few-answers' });
  expect(appraisal.notes).toEqual(['nobody-answered', 'no-records']);
});

it('gives the same for members, pairs and informants in another order', () => {
  const input = goldenCluster();
  const turned = {
    ...input,
    informants: [...input.informants].reverse(),
    figures: {
      ...input.figures,
      exchanges: input.figures.exchanges.map(([a, b]) => [b, a] as const).reverse(),
    },
  };
  expect(JSON.stringify(appraiseCluster(turned))).toBe(JSON.stringify(appraiseCluster(input)));
});

it('takes no centre from a network without exchanges', () => {
  const { figures, ...rest } = goldenCluster();
  const silent = { ...figures, exchanges: [], exchangesOnPlatform: 0, exchangesInAll: 0 };
  const { combined } = appraiseCluster({ ...rest, figures: silent });
  expect(combined['CEN']?.evidenceWeight).toBe(0);
  expect(combined['CIT']?.evidenceWeight).toBe(0);
  expect(combined['DSP']?.evidenceWeight).toBeGreaterThan(0);
});

it.each<[string, Partial<NonNullable<ClusterInput['figures']>>]>([
  ['more family firms than members', { familyOwned: 13 }],
  ['members who do not exist', { exchanges: [[0, 12]] }],
  ['half a member', { members: 11.5 }],
  ['no number', { outsideMainRegion: Number.NaN }],
  ['more through the platform than in all', { exchangesOnPlatform: 41 }],
])('refuses figures with %s', (_, wrong) => {
  const { figures, ...rest } = goldenCluster();
  expect(() => appraiseCluster({ ...rest, figures: { ...figures, ...wrong } })).toThrow(
    'audit.figure-refused',
  );
});

it('refuses a negative number of joint plans, and an informant who is there twice', () => {
  const input = goldenCluster();
  expect(() => appraiseCluster({ ...input, jointPlans: -1 })).toThrow('audit.figure-refused');
  const twice = [...input.informants, ...input.informants.slice(0, 1)];
  expect(() => appraiseCluster({ ...input, informants: twice })).toThrow(
    'audit.respondent-repeated',
  );
});
