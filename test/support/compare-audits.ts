import type { LearningInput } from '#domain/audit/audit-input.js';
import type {
  ClusterAppraisal,
  LearningAppraisal,
  Typing,
} from '#domain/audit/learning-appraisal.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import { hasPattern } from '#domain/audit/scoring/has-pattern.js';
import { differences } from '#domain/audit/testing/golden-cases.js';
import type { Reference, ReferenceFirm } from './audit-reference.js';

/** What is summed or multiplied must agree to this; what is drawn may fall beside an edge once. */
const EXACT = 1e-9;
const DRAWN = 1e-6;

/** Limits of the distance test, by which ours alone holds a type back (prototypes 0.2.0). */
const MAX_NONE = 0.15;
const MAX_DISTANCE = 1.1;

type Ours = Pick<LearningAppraisal, 'scores' | 'combined' | 'features' | 'quality' | 'type'>;
type Theirs = Omit<ReferenceFirm, 'balance' | 'quality'>;
type Profiles = Readonly<Record<string, readonly [number, number]>>;

/** Where an appraisal of a firm is not what the reference says. */
export function firmDifferences(
  reference: Reference,
  input: LearningInput,
  ours: LearningAppraisal,
  theirs: ReferenceFirm,
): string[] {
  const ids = new Set(input.respondents.map(({ id }) => id));
  const used = input.respondents.filter((_, i) => theirs.quality[i]?.['use'] === true);
  const ratings = Object.keys(used[0]?.answers ?? {}).length
    ? itemsIn(used).map((id) =>
        used.flatMap(({ answers }) => {
          const answer = answers[id];
          return typeof answer === 'number' ? [answer] : [];
        }),
      )
    : [];
  const quality = theirs.quality.map(({ use, sd, ...rest }) => ({
    ...rest,
    deviation: sd,
    used: use,
  }));
  return [
    ...differences(
      quality,
      ours.quality.filter(({ respondent }) => ids.has(respondent)),
      EXACT,
      'quality',
    ),
    ...scoreDifferences(ours, theirs),
    ...typeDifferences(
      ours,
      withoutChance(theirs, used),
      (top) => reference.SME_PROTOTYPES[top],
      reference.BACKGROUND,
    ),
    ...balanceDifferences(ours.balance, withoutChance(theirs, used).balance),
    ...modeDifferences(ours, theirs),
    ...differences(
      theirs.contradictions
        .map(({ id }) => id)
        .filter((id) => !id.startsWith('X7') || isAnswered(theirs, id.slice(3)))
        .sort(),
      ours.contradictions
        .map(({ id, construct }) => (construct === undefined ? id : `${id}:${construct}`))
        .sort(),
      EXACT,
      'contradictions',
    ),
    ...differences(
      reference.krippendorff(ratings),
      ours.agreement.krippendorffOrdinal,
      EXACT,
      'alpha',
    ),
  ];
}

/** Where an appraisal of a cluster is not what the reference says. */
export function clusterDifferences(
  reference: Reference,
  ours: ClusterAppraisal,
  theirs: Theirs,
): string[] {
  const { collectiveStrategicLearning: said, type } = theirs;
  return [
    ...scoreDifferences(ours, theirs),
    ...typeDifferences(
      ours,
      theirs,
      (top) => reference.CLUSTER_PROTOTYPES[top]?.[type.variant],
      reference.BACKGROUND,
    ),
    ...differences(
      { outcome: said['outcome'], jointPlans: said['records'] },
      ours.collective,
      EXACT,
      'collective',
    ),
    ...(said['outcome'] === 'not-assessed'
      ? []
      : differences(said['pAbove60'], ours.collective.pAbove60, EXACT, 'pAbove60')),
  ];
}

/** DEPARTURE: nothing is named after answers of one or two people that could be chance. */
function withoutChance(theirs: ReferenceFirm, used: LearningInput['respondents']): ReferenceFirm {
  if (hasPattern(used, instrument.firmItems)) return theirs;
  const { type, balance } = theirs;
  return {
    ...theirs,
    type:
      type.outcome === 'UNCLEAR' ? type : { ...type, outcome: 'UNCLEAR', reason: 'fits-no-type' },
    balance: balance && { ...balance, verdict: 'not-determined' },
  };
}

const itemsIn = (of: LearningInput['respondents']): readonly string[] => [
  ...new Set(of.flatMap(({ answers }) => Object.keys(answers))),
];

/** DEPARTURE: records contradict nobody where nobody answered. */
const isAnswered = ({ scores }: Theirs, construct: string) => scores[construct]?.status === 'ok';

function scoreDifferences(ours: Ours, theirs: Theirs): string[] {
  const scores = Object.entries(theirs.scores).map(([id, said]) => [
    id,
    said.status === 'ok'
      ? {
          respondents: said['n'],
          items: said['kEff'],
          raw: said['raw'],
          mean: said['mean'],
          variance: said['var'],
          error: said['err'],
          weight: said['weight'],
          haloVariance: said['haloVar'],
          populationFactor: said['fpc'],
        }
      : { status: said.status, raw: null, mean: said['mean'], variance: said['var'], weight: 0 },
  ]);
  const combined = Object.entries(theirs.combined).map(([id, { mean, z, flag, ...said }]) => [
    id,
    {
      ...{ mean, z, variance: said['var'], evidenceWeight: said['evWeight'] },
      flag: isAnswered(theirs, id) ? flag : null,
    },
  ]);
  const features = Object.entries(theirs.features).map(([id, said]) => [
    id,
    { mean: said.mean, variance: said.var },
  ]);
  return [
    ...differences(Object.fromEntries(scores), ours.scores, EXACT, 'scores'),
    ...differences(Object.fromEntries(combined), ours.combined, EXACT, 'combined'),
    ...differences(Object.fromEntries(features), ours.features, EXACT, 'features'),
    ...differences(Object.keys(ours.features).length, features.length, 0, 'features'),
  ];
}

/** Posterior and drivers agree; a type may be held back, if and only if the distance test says so. */
function typeDifferences(
  { type }: { readonly type: Typing },
  { type: said, features }: Theirs,
  profileOf: (top: string) => Profiles | undefined,
  background: Reference['BACKGROUND'],
): string[] {
  const { posterior, top, rival, variant } = said;
  const second = said['second'];
  const drivers = Object.fromEntries(said.drivers.map(({ feature, llr }) => [feature, llr]));
  const held =
    said.outcome !== 'UNCLEAR' &&
    ((posterior['NONE'] ?? 0) > MAX_NONE ||
      distance(features, profileOf(top) ?? {}, background) > MAX_DISTANCE);
  const expected = held
    ? { outcome: 'UNCLEAR', reason: 'fits-no-type' }
    : { outcome: said.outcome, reason: said.reason };
  return [
    ...differences({ posterior, top, second, rival, variant }, type, EXACT, 'type'),
    ...differences(
      drivers,
      Object.fromEntries(type.drivers.map(({ feature, ratio }) => [feature, ratio])),
      EXACT,
      'drivers',
    ),
    ...differences(expected, type, EXACT, 'type'),
  ];
}

function distance(
  features: ReferenceFirm['features'],
  profile: Profiles,
  { mean, sd }: Reference['BACKGROUND'],
): number {
  const squares = Object.entries(features)
    .filter(([name]) => name !== 'CLB' && name !== 'COH')
    .map(([name, feature]) => {
      const [m, s] = profile[name] ?? [mean, sd];
      return (feature.mean - m) ** 2 / (s * s + feature.var);
    });
  return squares.reduce((sum, square) => sum + square, 0) / squares.length;
}

function balanceDifferences(
  ours: LearningAppraisal['balance'],
  theirs: ReferenceFirm['balance'],
): string[] {
  if (theirs === null || ours === null)
    return theirs === ours ? [] : ['balance: only one has data'];
  const { imbalanceBiasCorrected, ilrInterval, ...said } = theirs;
  return differences(
    { ...said, biasCorrected: imbalanceBiasCorrected, ilrIntervals: ilrInterval },
    ours,
    DRAWN,
    'balance',
  );
}

/** DEPARTURE: a mode of which one cell has no data is null; the reference would take the neutral mean. */
function modeDifferences(
  { modes }: LearningAppraisal,
  { scores, combined }: ReferenceFirm,
): string[] {
  return (['IG', 'KA', 'CD'] as const).flatMap((level) => {
    const [informal, formal] = [`${level}I`, `${level}F`];
    const known = [informal, formal].every((cell) => scores[cell]?.status === 'ok');
    const [i, f] = [Number(combined[informal]?.['mean']), Number(combined[formal]?.['mean'])];
    return differences(known ? f / (f + i) : null, modes[level].formalShare, EXACT, level);
  });
}
