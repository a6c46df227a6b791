import { clusterItems } from './cluster-items.js';
import { clusterConstructs, firmConstructs } from './constructs.js';
import { indicators } from './indicators.js';
import type { Instrument } from './instrument-types.js';
import { firmItems } from './items.js';

/**
 * The instrument in force (audit paper, 2.1). Newly written after the DELOS typology: it is not the
 * toolkit of that project, and nobody has piloted it.
 */
export const instrument: Instrument = {
  id: 'cluster-appraisal-toolkit',
  version: '0.1.0',
  psychometricStatus: 'design-stage',
  firmItems,
  clusterItems,
  firmConstructs,
  clusterConstructs,
  levels: [
    { level: 'IG', cells: ['IGI', 'IGF'] },
    { level: 'KA', cells: ['KAI', 'KAF'] },
    { level: 'CD', cells: ['CDI', 'CDF'] },
  ],
  indicators,
  facts: [
    { id: 'FACT-HEADS', kind: 'number' },
    { id: 'FACT-YEAR', kind: 'year' },
    { id: 'FACT-FAMILY', kind: 'yes-no' },
    { id: 'FACT-ROLE', kind: 'choice' },
  ],
};
