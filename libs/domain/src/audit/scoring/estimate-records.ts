import type { ClusterFigures, LearningInput } from '../audit-input.js';
import { indicators, MIN_EXPOSURE_MONTHS } from '../instrument/indicators.js';
import type { Indicator } from '../instrument/instrument-types.js';
import type { Estimate } from '../learning-appraisal.js';
import { degreeCentralisation } from '../typing/degree-centralisation.js';
import { averageEstimates, estimateCount, estimateShare } from './estimate-indicator.js';

/** Estimates from records by construct; a construct without records is missing. */
export type RecordEstimates = Readonly<Record<string, Estimate>>;

/** A drawn graph is one of many that a year could have given: a standard deviation of .1. */
const CENTRALISATION_VARIANCE = 0.01;

/**
 * What a firm's records show by construct (audit paper, 2.4). Nothing before six months of keeping
 * them: that a new hub has no records does not mean that nothing happens. Shares of nothing are left
 * out, and counts per head where the head count is unknown.
 */
export function estimateFirmRecords(
  input: Pick<LearningInput, 'heads' | 'exposureMonths' | 'indicators'>,
): RecordEstimates {
  if (input.exposureMonths < MIN_EXPOSURE_MONTHS) return {};
  const years = input.exposureMonths / 12;
  const byConstruct = new Map<string, Estimate[]>();
  for (const indicator of indicators) {
    const figure = input.indicators.find(({ id }) => id === indicator.id);
    const estimate = figure && estimateOf(indicator, figure.count, figure.of, input.heads, years);
    if (estimate === undefined) continue;
    byConstruct.set(indicator.construct, [
      ...(byConstruct.get(indicator.construct) ?? []),
      estimate,
    ]);
  }
  return averaged(byConstruct);
}

function estimateOf(
  indicator: Indicator,
  count: number,
  of: number | undefined,
  heads: number,
  years: number,
): Estimate | undefined {
  if (indicator.kind === 'share') {
    return of === undefined || of === 0 ? undefined : estimateShare(count, of);
  }
  const half = indicator.halfSaturation ?? 1;
  if (indicator.per === 'year') return estimateCount(count, years, half);
  return heads === 0 ? undefined : estimateCount(count, heads * years, half);
}

function averaged(byConstruct: ReadonlyMap<string, readonly Estimate[]>): RecordEstimates {
  const estimates: Record<string, Estimate> = {};
  for (const [construct, list] of byConstruct) {
    const estimate = averageEstimates(list);
    if (estimate !== null) estimates[construct] = estimate;
  }
  return estimates;
}

/**
 * What a cluster's records show (audit paper, 3.2): CEN how far exchanges run through one member,
 * DSP members outside the main region, FAM family firms, CIT exchanges through the platform.
 */
export function estimateClusterRecords(figures: ClusterFigures): RecordEstimates {
  const { members, exchanges } = figures;
  const all = figures.exchangesInAll ?? exchanges.length;
  const central = exchanges.length === 0 ? null : degreeCentralisation(members, exchanges);
  return {
    ...(central === null ? {} : { CEN: { mean: central, variance: CENTRALISATION_VARIANCE } }),
    ...(members === 0
      ? {}
      : {
          DSP: estimateShare(figures.outsideMainRegion, members),
          FAM: estimateShare(figures.familyOwned, members),
        }),
    ...(all === 0 ? {} : { CIT: estimateShare(figures.exchangesOnPlatform, all) }),
  };
}
