import type { Rule } from './rule.js';

/** What is recommended to a hub by the type of its cluster and what its firms lack. */
export const clusterRules: readonly Rule[] = [
  {
    id: 'R27',
    priority: 50,
    audience: 'hub',
    when: { path: 'gaps.unmappedStandards', over: 0 },
    source: {
      reference: 'Recommendation 6, 8',
      quotation: 'promote competence standards for their local cluster',
    },
  },
  {
    id: 'R30',
    priority: 60,
    audience: 'hub',
    when: { path: 'cluster.outcome', is: 'PORTERIAN' },
    source: { reference: 'Conclusion 3a', quotation: 'Governance structures are flexible.' },
  },
  {
    id: 'R31',
    priority: 60,
    audience: 'hub',
    when: { path: 'cluster.outcome', is: 'SEGMENTED_PORTERIAN' },
    source: {
      reference: 'Conclusion 3b',
      quotation: 'loose associations with a central figure, association or service base',
    },
  },
  {
    id: 'R32',
    priority: 60,
    audience: 'hub',
    when: { path: 'cluster.outcome', is: 'INTERLOCKING' },
    source: { reference: 'Conclusion 3c', quotation: 'Networking is diverse' },
  },
  {
    id: 'R33',
    priority: 60,
    audience: 'hub',
    when: { path: 'cluster.outcome', is: 'INDUCED_PARTNERSHIP' },
    source: {
      reference: 'Conclusion 3d',
      quotation: 'formulated by external agencies (non-community based)',
    },
  },
  {
    id: 'R34',
    priority: 60,
    audience: 'hub',
    when: { path: 'cluster.outcome', is: 'VIRTUAL' },
    source: {
      reference: 'Conclusion 3e',
      quotation: 'linked through an information and communication technology infrastructure',
    },
  },
  {
    id: 'R35',
    priority: 60,
    audience: 'hub',
    when: { path: 'cluster.outcome', is: 'UNCLEAR' },
    source: { reference: 'Conclusion 8', quotation: 'There is no one ‘cluster’ model' },
  },
  {
    id: 'R36',
    priority: 55,
    audience: 'hub',
    when: { path: 'cluster.collective', isOneOf: ['claimed-not-evidenced', 'not-evidenced'] },
    source: {
      reference: 'Conclusion 6',
      quotation:
        'little evidence of clusters of SMEs systematically engaging in high-level collective strategic learning behaviours',
    },
  },
];
