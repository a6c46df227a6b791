import type { Construct } from './instrument-types.js';

/** What the items about a firm measure; `seed` is the place of the research each comes from. */
export const firmConstructs: readonly Construct[] = [
  { id: 'IG', kind: 'level', seed: 'Conclusion 1a', cells: ['IGI', 'IGF'] },
  { id: 'KA', kind: 'level', seed: 'Conclusion 1b', cells: ['KAI', 'KAF'] },
  { id: 'CD', kind: 'level', seed: 'Conclusion 1c', cells: ['CDI', 'CDF'] },
  { id: 'IGI', kind: 'cell', seed: 'Conclusion 1 (formal and informal)' },
  { id: 'IGF', kind: 'cell', seed: 'Conclusion 1 (formal and informal)' },
  { id: 'KAI', kind: 'cell', seed: 'Conclusion 1 (formal and informal)' },
  { id: 'KAF', kind: 'cell', seed: 'Conclusion 1 (formal and informal)' },
  { id: 'CDI', kind: 'cell', seed: 'Conclusion 1 (formal and informal)' },
  { id: 'CDF', kind: 'cell', seed: 'Conclusion 1; 2e (formalised practices)' },
  { id: 'CRI', kind: 'facet', seed: 'Conclusion 2a, 2c; Recommendation 3' },
  { id: 'DOM', kind: 'facet', seed: 'Conclusion 2a; Recommendation 3' },
  { id: 'EMB', kind: 'facet', seed: 'Conclusion 2a, 2b, 2d, 2e' },
  { id: 'COM', kind: 'facet', seed: 'Conclusion 2d' },
  { id: 'NUO', kind: 'facet', seed: 'Conclusion 2c' },
  { id: 'EXT', kind: 'facet', seed: 'Conclusion 2c' },
  { id: 'INT', kind: 'facet', seed: 'Conclusion 2b' },
  { id: 'SEC', kind: 'facet', seed: 'Recommendation 5' },
  { id: 'MKT', kind: 'facet', seed: 'Recommendation 4' },
  { id: 'MJS', kind: 'facet', seed: 'Recommendation 4' },
  { id: 'ICT', kind: 'facet', seed: 'Conclusion 3e' },
];

/** What the items about a cluster measure; the two outcomes are never used to name a type. */
export const clusterConstructs: readonly Construct[] = [
  { id: 'HIS', kind: 'typing-facet', seed: 'Conclusion 3a' },
  { id: 'COL', kind: 'typing-facet', seed: 'Conclusion 3a' },
  { id: 'SEG', kind: 'typing-facet', seed: 'Conclusion 3b' },
  { id: 'CEN', kind: 'typing-facet', seed: 'Conclusion 3b' },
  { id: 'GOV', kind: 'typing-facet', seed: 'Conclusion 3a (flexible), 3b (more formal)' },
  { id: 'DIV', kind: 'typing-facet', seed: 'Conclusion 3c' },
  { id: 'EXA', kind: 'typing-facet', seed: 'Conclusion 3d' },
  { id: 'DSP', kind: 'typing-facet', seed: 'Conclusion 3e (national)' },
  { id: 'FAM', kind: 'typing-facet', seed: 'Conclusion 3e' },
  { id: 'CIT', kind: 'typing-facet', seed: 'Conclusion 3e' },
  { id: 'COH', kind: 'outcome', seed: 'Conclusion 7 (boundedness is not learning)' },
  { id: 'CLB', kind: 'outcome', seed: 'Conclusion 6' },
];
