import type { ClusterAudit, ClusterBalance } from '../audit-document.js';
import type { CollectiveOutcome } from '../learning-appraisal.js';
import { sayClusterBalance, sayCollective } from './say-cluster.js';
import { REPORT_LANGUAGES, reportWords } from './words-of-reports.js';

const en = reportWords('en');
const cluster = (outcome: CollectiveOutcome, pAbove60: number | null = 0.08) =>
  ({ collective: { outcome, pAbove60, jointPlans: 0 } }) as ClusterAudit['cluster'];
const balance: ClusterBalance = {
  ...{ firms: 6, centre: [0.36, 0.4, 0.24], ilr: [0, 0], ilrIntervals: null },
  ...{ totalVariance: null, verdicts: {} },
};

it('says what is on record of planning together, with the probability where there is one', () => {
  expect(sayCollective(cluster('not-evidenced'), en)).toEqual([
    'Joint planning of skills is neither reported nor on record.',
    'Joint skills plans with a later check on record: 0.',
    'The probability that joint planning is a habit is 8%.',
  ]);
  expect(sayCollective(cluster('not-assessed', null), en)).toHaveLength(2);
});

it.each(REPORT_LANGUAGES)('has five outcomes in %s', (language) => {
  const { collective } = reportWords(language).cluster;
  expect(new Set(Object.values(collective)).size).toBe(5);
});

it('holds back below the publication rule, and shows an interval from eight firms on', () => {
  for (const reason of ['too-few-firms', 'one-firm-dominates', 'too-small-a-change'] as const) {
    const held = { balance: null, types: null, publication: { ok: false, reason } } as const;
    expect(sayClusterBalance(held, en)).toEqual([en.cluster.withheld[reason]]);
  }
  const shown = { balance, types: { CRISIS_DRIVEN: 6 }, publication: { ok: true } } as const;
  expect(sayClusterBalance(shown, en)).toEqual([
    'Firms in the picture: 6.',
    'In the middle of the firms lies 36% gathering, 40% acquisition, 24% development.',
    en.cluster.noInterval,
    'Crisis-driven: 6',
  ]);
});
