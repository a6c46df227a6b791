import type { Indicator } from './instrument-types.js';

/** For so many months a firm must have kept records before they count (audit paper, 2.4). */
export const MIN_EXPOSURE_MONTHS = 6;

/** What is counted from a hub's own records, in the order in which it enters a score. */
export const indicators: readonly Indicator[] = [
  count('E-IG1', 'IG', 2, 'notices and read receipts'),
  share('E-IG2', 'IG', 'needs notes'),
  count('E-KA1', 'KA', 1, 'training events'),
  count('E-KA2', 'KA', 1.5, 'learning records'),
  share('E-CD1', 'CD', 'credentials on the ledger'),
  count('E-CD2', 'CD', 0.8, 'assessments'),
  share('E-CD3', 'CD', 'role profiles'),
  { ...count('E-EMB1', 'EMB', 3, 'exchanges between firms'), per: 'year' },
  share('E-EXT1', 'EXT', 'training events'),
  share('E-CRI1', 'CRI', 'training events'),
  share('E-DOM1', 'DOM', 'needs notes and approvals'),
];

function count(id: string, construct: string, halfSaturation: number, source: string): Indicator {
  return { id, construct, kind: 'count', halfSaturation, per: 'head-year', source };
}

function share(id: string, construct: string, source: string): Indicator {
  return { id, construct, kind: 'share', source };
}
