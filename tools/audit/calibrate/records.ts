import type { IndicatorFigure } from '#domain/audit/audit-input.js';
import type { TrueFirm } from './firm.js';
import type { Random } from './random.js';
import { CONSTRUCTS, type Construct } from './truth-table.js';
import { clamp } from './world.js';

/** Counts by half-saturation, and the constructs whose mean they show (audit paper, 2.4). */
const COUNTS: readonly (readonly [string, readonly Construct[], number])[] = [
  ['E-IG1', ['IGI', 'IGF'], 2],
  ['E-KA1', ['KAI', 'KAF'], 1],
  ['E-KA2', ['KAI', 'KAF'], 1.5],
  ['E-CD2', ['CDI', 'CDF'], 0.8],
];
/** How much a firm's way of recording departs from its practice, indicator by indicator. */
const DEPARTURE = 0.08;
/** Shape of the spread of counts beyond chance. */
const DISPERSION = 6;

/** What the hub's records show of a firm: less than all that happens (85 % on average), more unevenly than by chance. */
export function drawRecords(firm: TrueFirm, random: Random): IndicatorFigure[] {
  const capture = clamp(random.normal(0.85, 0.08), 0.6, 1);
  const value = (constructs: readonly Construct[]) => {
    const parts = constructs.map((construct) => firm.values[CONSTRUCTS.indexOf(construct)] ?? 0.5);
    return parts.reduce((sum, part) => sum + part, 0) / parts.length;
  };
  const seen = (constructs: readonly Construct[]) =>
    clamp(value(constructs) + random.normal(0, DEPARTURE), 0.02, 0.95);
  const count = (constructs: readonly Construct[], half: number, exposure: number) => {
    const share = seen(constructs);
    const rate = ((half * share) / (1 - share)) * exposure * capture * random.gamma(DISPERSION);
    return random.poisson(rate);
  };
  const years = firm.exposureMonths / 12;
  const share = (constructs: readonly Construct[], of: number, kept = 1) => ({
    count: random.binomial(of, seen(constructs) * kept),
    of,
  });
  const figures: IndicatorFigure[] = COUNTS.map(([id, constructs, half]) => ({
    id,
    count: count(constructs, half, firm.heads * years),
  }));
  const attendances = Math.max(1, figures[1]?.count ?? 1);
  return [
    ...figures,
    { id: 'E-IG2', ...share(['IGI', 'IGF'], Math.max(1, Math.floor(years * 4)), capture) },
    { id: 'E-CD1', ...share(['CDI', 'CDF'], firm.heads, capture) },
    { id: 'E-CD3', ...share(['CDI', 'CDF'], firm.heads, capture) },
    { id: 'E-EMB1', count: count(['EMB'], 3, years) },
    { id: 'E-EXT1', ...share(['EXT'], attendances) },
    { id: 'E-CRI1', ...share(['CRI'], attendances) },
    { id: 'E-DOM1', ...share(['DOM'], random.whole(4, 12)) },
  ];
}
