import type { Rule } from './rule.js';

/** What is recommended to a firm by its gaps, its culture of review and its contradictions. */
export const skillsRules: readonly Rule[] = [
  {
    id: 'R20',
    priority: 85,
    audience: 'firm',
    when: { path: 'gaps.marketing', isOneOf: ['major-gap', 'gap', 'possible-gap'] },
    source: {
      reference: 'Recommendation 4',
      quotation:
        'The lack of competencies in marketing and multi-job skills in small enterprises needs to be addressed.',
    },
  },
  {
    id: 'R21',
    priority: 80,
    audience: 'firm',
    when: {
      any: [
        { path: 'gaps.multiJobShare', under: 0.34 },
        { path: 'gaps.rolesWithBackup', under: 0.5 },
      ],
    },
    source: { reference: 'Recommendation 4', quotation: 'multi-job skills in small enterprises' },
  },
  {
    id: 'R22',
    priority: 82,
    audience: 'firm',
    when: { path: 'gaps.evidenceGaps', over: 0 },
    source: {
      reference: 'Recommendation 5, 8',
      quotation: 'promote the value of capturing on the job experience',
    },
  },
  {
    id: 'R23',
    priority: 84,
    audience: 'firm',
    when: { path: 'gaps.fillableByPartner', over: 0 },
    source: { reference: 'Recommendation 3, 7', quotation: 'resources pooled' },
  },
  {
    id: 'R24',
    priority: 83,
    audience: 'firm',
    when: { path: 'gaps.jointTraining', over: 0 },
    source: {
      reference: 'Recommendation 3, 7',
      quotation: 'Support services need to be provided and resources pooled.',
    },
  },
  {
    id: 'R25',
    priority: 78,
    audience: 'firm',
    when: { path: 'gaps.keyPersonRisks', over: 0 },
    source: { reference: 'Recommendation 4, 8', quotation: 'multi-job skills' },
  },
  {
    id: 'R26',
    priority: 68,
    audience: 'firm',
    when: { path: 'score.SEC', under: 0.45 },
    source: {
      reference: 'Recommendation 5',
      quotation: 'developing a ‘skills evaluation culture’',
    },
  },
  {
    id: 'R40',
    priority: 88,
    audience: 'firm',
    when: { path: 'contradictions', over: 0 },
    source: { reference: 'Recommendation 5', quotation: 'lack of expertise in skills auditing' },
  },
];
