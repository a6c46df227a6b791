import type { ClusterItem } from './instrument-types.js';

const item = (id: string, observed: boolean, direction: 1 | -1 = 1): ClusterItem => ({
  id,
  construct: id.slice(2, 5),
  direction,
  scale: 'C5',
  shortForm: true,
  askedOf: observed
    ? ['hub-officer', 'member-firm', 'outside-observer']
    : ['hub-officer', 'member-firm'],
});

/** The items about a cluster, in the order in which they are asked. */
export const clusterItems: readonly ClusterItem[] = [
  item('C-HIS1', true),
  item('C-HIS2', false),
  item('C-COL1', true),
  item('C-COL2', false),
  item('C-SEG1', true),
  item('C-SEG2', false),
  item('C-CEN1', true),
  item('C-CEN2', false),
  item('C-GOV1', true),
  item('C-GOV2', false, -1),
  item('C-DIV1', true),
  item('C-DIV2', false),
  item('C-EXA1', true),
  item('C-EXA2', true),
  item('C-DSP1', true),
  item('C-DSP2', false, -1),
  item('C-FAM1', true),
  item('C-FAM2', false),
  item('C-CIT1', true),
  item('C-CIT2', false),
  item('C-COH1', false),
  item('C-COH2', false),
  item('C-CLB1', false),
  item('C-CLB2', false),
];
