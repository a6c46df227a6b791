import type { AnswerCode, Answers, LearningInput, Respondent } from '../audit-input.js';
import { instrument } from '../instrument/instrument.js';
import type { ConstructScore, Estimate, Triple } from '../learning-appraisal.js';

/** A firm as the golden file writes it. */
export interface GoldenFirm {
  readonly heads: number;
  readonly ageYears?: number;
  readonly exposureMonths?: number;
  readonly respondents: readonly Respondent[];
  readonly evidence?: readonly { readonly id: string; readonly x: number; readonly n?: number }[];
}

/** The parts of golden.json that concern the learning of firms and clusters. */
export interface GoldenFile {
  readonly inputs: {
    readonly firms: Readonly<Record<string, GoldenFirm>>;
    readonly cluster: {
      readonly informants: readonly Respondent[];
      readonly exchangeGraph: {
        readonly nodes: number;
        readonly edges: readonly (readonly [number, number])[];
      };
      readonly evidenceCounts: Readonly<Record<'DSP' | 'FAM' | 'CIT', readonly [number, number]>>;
      readonly collectivePlanRecords: number;
    };
  };
  readonly expected: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly unit: GoldenUnits;
  readonly edge: Readonly<
    Record<string, { readonly input: GoldenFirm; readonly expected: Record<string, unknown> }>
  >;
}

/** Vectors of single functions. */
export interface GoldenUnits {
  readonly ilr: { readonly in: Triple; readonly out: Pair };
  readonly ilrInv: { readonly in: Pair; readonly out: Triple };
  readonly aitchison: { readonly a: Triple; readonly b: Triple; readonly out: number };
  readonly ternary: { readonly in: Triple; readonly out: Pair };
  readonly ropes: { readonly minor: number; readonly major: number };
  readonly evCount: {
    readonly x: number;
    readonly exposure: number;
    readonly h: number;
    readonly out: { readonly mean: number; readonly var: number };
  };
  readonly evShare: {
    readonly x: number;
    readonly n: number;
    readonly out: { readonly mean: number; readonly var: number };
  };
  readonly krippendorff: {
    readonly units: readonly (readonly number[])[];
    readonly nominal: number;
    readonly ordinal: number;
    readonly interval: number;
  };
  readonly rwg: { readonly in: readonly number[]; readonly out: number };
  readonly mulberry32: { readonly seed: number; readonly first3: readonly number[] };
  readonly normals: { readonly seed: number; readonly first4: readonly number[] };
  readonly reliability: {
    readonly rows: readonly (readonly number[])[];
    readonly alpha: number;
    readonly omega: { readonly omega: number; readonly loadings: readonly number[] };
  };
  readonly change: {
    readonly before: readonly (readonly AnswerCode[])[];
    readonly after: readonly (readonly AnswerCode[])[];
    readonly heads: number;
    readonly overlap: number;
    readonly out: Readonly<Record<string, number | string>>;
    readonly scoreBefore: Readonly<Record<string, number | string>>;
    readonly scoreAfter: Readonly<Record<string, number | string>>;
  };
  readonly clusterCentre: {
    readonly in: readonly Pair[];
    readonly out: {
      readonly n: number;
      readonly ilr: Pair;
      readonly composition: Triple;
      readonly interval: readonly [Pair, Pair];
    };
  };
}

type Pair = readonly [number, number];

/** A golden firm as the engine takes it. */
export function learningInputOf(firm: GoldenFirm): LearningInput {
  return {
    heads: firm.heads,
    ...(firm.ageYears === undefined ? {} : { ageYears: firm.ageYears }),
    exposureMonths: firm.exposureMonths ?? 0,
    respondents: firm.respondents,
    indicators: (firm.evidence ?? []).map(({ id, x, n }) =>
      n === undefined ? { id, count: x } : { id, count: x, of: n },
    ),
  };
}

/** Names of the golden file for what the engine calls otherwise. */
export const goldenScore = (score: ConstructScore) => ({
  n: score.respondents,
  raw: score.raw,
  mean: score.mean,
  var: score.variance,
  err: score.error,
  weight: score.weight,
});

/** An estimate by the golden names. */
export const goldenEstimate = ({ mean, variance }: Estimate) => ({ mean, var: variance });

/**
 * Where two structures differ: numbers by more than the tolerance, everything else at all. Only
 * what is expected is looked at. Empty: they agree.
 */
export function differences(
  expected: unknown,
  actual: unknown,
  tolerance: number,
  path = '',
): string[] {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Math.abs(expected - actual) <= tolerance ? [] : [`${path}: ${expected} | ${actual}`];
  }
  if (expected === null || typeof expected !== 'object') {
    return expected === actual ? [] : [`${path}: ${String(expected)} | ${String(actual)}`];
  }
  if (actual === null || typeof actual !== 'object') return [`${path}: missing`];
  if (Array.isArray(expected) && expected.length !== (actual as unknown[]).length) {
    return [`${path}: another length`];
  }
  return Object.entries(expected).flatMap(([key, value]) =>
    differences(value, (actual as Record<string, unknown>)[key], tolerance, `${path}/${key}`),
  );
}

/** Answers to all items of the firm by a function of the item's place. */
export function answersBy(code: (place: number) => number): Answers {
  return Object.fromEntries(
    instrument.firmItems.map(({ id }, place) => [id, code(place)]),
  ) as Answers;
}
