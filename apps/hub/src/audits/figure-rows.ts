import type { Audit, ClusterAuditDocument, FirmAuditDocument } from '#domain/generated/schemas.js';

/** Columns of the file of figures. */
export const FIGURE_COLUMNS = ['part', 'id', 'figure', 'value', 'low', 'high'] as const;

type Row = readonly string[];
type Cell = string | number | null | undefined;

const LEVELS = ['IG', 'KA', 'CD'] as const;
const row = (...cells: readonly Cell[]): Row =>
  FIGURE_COLUMNS.map((_, at) =>
    cells[at] === undefined || cells[at] === null ? '' : String(cells[at]),
  );

/** The figures of an audit as somebody may see it, a row each; rounded as they were hashed. */
export function figureRows({
  id,
  createdAt,
  document,
  citations,
  respondents,
}: Audit): readonly Row[] {
  const head = [
    row('audit', id, 'kind', document.kind),
    row('audit', id, 'created', createdAt),
    // With its algorithm before it: a text that begins with a minus would be a formula.
    row('audit', id, 'digest', `sha256:${citations.digest}`),
    row('audit', id, 'seed', citations.seed),
    ...Object.entries(citations.versions).map(([name, version]) =>
      row('version', name, 'version', version),
    ),
    row('respondents', '', 'answered', respondents.answered),
    row('respondents', '', 'used', respondents.used),
  ];
  return [...head, ...(document.kind === 'firm' ? firmRows(document) : clusterRows(document))];
}

function firmRows({ learning, skills, recommendations }: FirmAuditDocument): readonly Row[] {
  return [
    ...scoreRows(learning.combined),
    ...balanceRows(learning.balance),
    ...LEVELS.map((level) => {
      const { formalShare, interval } = learning.modes[level];
      return row('mode', level, 'formal share', formalShare, ...(interval ?? []));
    }),
    ...typeRows(learning.type),
    ...learning.contradictions.map((one) =>
      row('contradiction', one.id, one.construct ?? '', one.flag),
    ),
    ...skills.gaps.flatMap((gap) => [
      row('gap', gap.competence, 'verdict', gap.verdict),
      row('gap', gap.competence, 'need', gap.need),
      row('gap', gap.competence, 'expected', gap.expected),
      row('gap', gap.competence, 'coverage', gap.coverage),
      row('gap', gap.competence, 'shortfall', gap.shortfall),
      row('gap', gap.competence, 'shortfall with claims', gap.shortfallWithClaims),
      row('gap', gap.competence, 'probability of a gap', gap.pGap),
    ]),
    ...skills.notes.map((note) => row('skills', '', note)),
    ...recommendations.map(({ rule, priority }) =>
      row('recommendation', rule, 'priority', priority),
    ),
  ];
}

function clusterRows(document: ClusterAuditDocument): readonly Row[] {
  const { cluster, balance, types, gaps, pool } = document;
  return [
    ...scoreRows(cluster.combined),
    ...typeRows(cluster.type),
    row('collective', '', 'outcome', cluster.collective.outcome),
    row('collective', '', 'joint plans', cluster.collective.jointPlans),
    ...(balance
      ? [
          row('balance', '', 'firms', balance.firms),
          ...LEVELS.map((level, at) => row('balance', level, 'centre', balance.centre[at])),
          row('balance', '', 'total variance', balance.totalVariance),
        ]
      : [row('balance', '', 'outcome', 'withheld')]),
    ...Object.entries(types ?? {}).map(([type, firms]) => row('types', type, 'firms', firms)),
    ...gaps.flatMap((gap) => [
      row('gap', gap.competence, 'firms', gap.firms),
      row('gap', gap.competence, 'need', gap.need),
      row('gap', gap.competence, 'covered', gap.covered),
    ]),
    ...pool.matches.map((one) =>
      row('help', one.competence, `${one.from} to ${one.to}`, one.units),
    ),
    ...pool.courses.ids.map((course) => row('course', course, 'chosen', 1)),
    ...document.recommendations.map(({ rule, priority }) =>
      row('recommendation', rule, 'priority', priority),
    ),
  ];
}

/** A 90 % interval of a normal distribution, within what the scale has. */
const SPREAD = 1.6448536269514722;

const scoreRows = (scores: FirmAuditDocument['learning']['combined']): readonly Row[] =>
  Object.entries(scores).map(([id, { mean, variance }]) => {
    const spread = SPREAD * Math.sqrt(variance);
    const [low, high] = [Math.max(0, mean - spread), Math.min(1, mean + spread)];
    return row('construct', id, 'mean', mean, low.toFixed(6), high.toFixed(6));
  });

function balanceRows(balance: FirmAuditDocument['learning']['balance']): readonly Row[] {
  if (!balance) return [row('balance', '', 'outcome', 'no-data')];
  return [
    row('balance', '', 'outcome', balance.verdict),
    ...LEVELS.map((level, at) => row('balance', level, 'share', balance.composition[at])),
    row('balance', '', 'imbalance', balance.imbalance, ...balance.interval),
    row('balance', '', 'total', balance.total, ...balance.totalInterval),
    row('balance', '', 'probability of a minor imbalance', balance.pMinor),
    row('balance', '', 'probability of a major imbalance', balance.pMajor),
  ];
}

const typeRows = ({
  outcome,
  reason,
  posterior,
}: FirmAuditDocument['learning']['type']): readonly Row[] => [
  row('type', '', 'outcome', outcome),
  ...(reason === null ? [] : [row('type', '', 'reason', reason)]),
  ...Object.entries(posterior).map(([type, share]) => row('type', type, 'probability', share)),
];
