import { MAJOR_IMBALANCE, MINOR_IMBALANCE } from '../balance/composition.js';
import type { Balance, Interval, Triple } from '../learning-appraisal.js';
import { LEVELS, type ReportWords } from '../words/report-words.js';
import { levelRatio } from './level-ratio.js';
import { cloudContour, distanceContour, EQUAL, trianglePoint } from './map-triangle.js';
import {
  type Mark,
  type Plot,
  type PlotTable,
  type Point,
  rectangle,
  segment,
  type TextMark,
} from './plot.js';
import { wrapLabel } from './wrap-label.js';

/** Where the parts of the picture stand. */
export const TERNARY_BOX = { left: 24, bottom: 276, side: 252, width: 360, height: 386 } as const;
const BAR = { x: 312, width: 14, top: 66, bottom: 276 } as const;
const HEIGHT = Math.sqrt(3) / 2;
const SIZE = 12;

/** A firm's or a cluster's balance in the triangle, and what it is compared with. */
export interface TernaryInput {
  readonly balance: Pick<Balance, 'composition' | 'ilr' | 'ilrIntervals' | 'cloud'>;
  /** How much of full practice takes place; a firm has it, the middle of firms has none. */
  readonly size?: Pick<Balance, 'total' | 'totalInterval'>;
  /** One sentence. */
  readonly finding: string;
  /** From where the balance was measured; equal practice by itself. */
  readonly reference?: Triple;
  /** The middle of other firms, when it may be shown. */
  readonly norm?: Triple;
}

/** A place of the triangle in the picture. */
export const ternaryPlace = (composition: Triple): Point => place(trianglePoint(composition));

const place = ([x, y]: Point): Point => [
  TERNARY_BOX.left + x * TERNARY_BOX.side,
  TERNARY_BOX.bottom - y * TERNARY_BOX.side,
];

/**
 * The triangle of the three levels with the 90 % cloud, both limits, the references, and beside it a
 * bar for the amount: a balance says nothing of size (2.6). The point never stands without its cloud.
 */
export function plotTernary(input: TernaryInput, words: ReportWords): Plot {
  const { balance, size, finding, reference = EQUAL, norm } = input;
  return {
    width: TERNARY_BOX.width,
    height: TERNARY_BOX.height,
    title: words.plots.ternary,
    finding,
    marks: [
      ...frame(balance.composition, words),
      ...curves(balance, reference),
      ...(norm ? [cross(ternaryPlace(norm), true)] : []),
      cross(ternaryPlace(reference), false),
      {
        kind: 'circle',
        at: ternaryPlace(balance.composition),
        radius: 4.5,
        fill: 'accent',
        stroke: 'paper',
        strokeWidth: 1.5,
      },
      ...(size ? sizeBar(size, words) : []),
      ...legend(words, {
        withNorm: norm !== undefined,
        point: size ? words.plots.here : words.plots.norm,
      }),
    ],
    table: tableOf(input, words),
  };
}

function frame(composition: Triple, words: ReportWords): readonly Mark[] {
  const { left, bottom, side } = TERNARY_BOX;
  const corners: readonly Point[] = [
    [left, bottom],
    [left + side, bottom],
    [left + side / 2, bottom - HEIGHT * side],
  ];
  const label = (level: number, x: number, y: number, anchor: TextMark['anchor']) => {
    const name = LEVELS[level] ?? 'IG';
    const lines = wrapLabel(words.names.levels[name].name, 138, SIZE, 2);
    const all = [...lines, words.format.percent(composition[level] ?? 0)];
    // The upper corner's lines end above it, the lower ones begin below.
    const first = level === 2 ? y - (all.length - 1) * 15 : y;
    return all.map((text, at): TextMark => ({
      ...{ kind: 'text', at: [x, first + at * 15], text, size: SIZE, anchor, tone: 'ink' },
      bold: at === all.length - 1,
    }));
  };
  return [
    { kind: 'path', points: corners, closed: true, stroke: 'line', strokeWidth: 1.2 },
    ...label(0, 2, bottom + 17, 'start'),
    ...label(1, left + side + 14, bottom + 17, 'end'),
    ...label(2, left + side / 2, bottom - HEIGHT * side - 8, 'middle'),
  ];
}

function curves({ cloud }: TernaryInput['balance'], reference: Triple): readonly Mark[] {
  const contour = (distance: number, dash: readonly [number, number]): Mark => ({
    kind: 'path',
    points: distanceContour(distance, reference).map(place),
    ...{ closed: true, stroke: 'quiet', strokeWidth: 1.1, dash },
  });
  return [
    {
      kind: 'path',
      points: cloudContour(cloud, reference).map(place),
      ...{ closed: true, fill: 'soft', stroke: 'accent', strokeWidth: 1.4 },
    },
    contour(MINOR_IMBALANCE, [5, 3]),
    contour(MAJOR_IMBALANCE, [1.5, 3]),
  ];
}

/** Upright for equal practice, turned for the middle of other firms. */
function cross([x, y]: Point, turned: boolean): Mark {
  const r = 5;
  const d = r * Math.SQRT1_2;
  const points: readonly Point[] = turned
    ? [
        [x - d, y - d],
        [x + d, y + d],
        [x, y],
        [x - d, y + d],
        [x + d, y - d],
      ]
    : [
        [x - r, y],
        [x + r, y],
        [x, y],
        [x, y - r],
        [x, y + r],
      ];
  return { kind: 'path', points, closed: false, stroke: 'ink', strokeWidth: 1.6 };
}

function sizeBar(
  { total, totalInterval }: Pick<Balance, 'total' | 'totalInterval'>,
  { format, plots }: ReportWords,
): readonly Mark[] {
  const { x, width, top, bottom } = BAR;
  const y = (share: number) => bottom - share * (bottom - top);
  const text = (at: Point, value: string, bold = false): Mark => ({
    ...{ kind: 'text', at, text: value, size: SIZE, anchor: 'middle', tone: 'ink', bold },
  });
  const middle = x + width / 2;
  const [low, high] = totalInterval;
  return [
    ...wrapLabel(plots.size, 84, SIZE, 3).map((line, at) => text([middle, 18 + at * 14], line)),
    rectangle([x, top], width, bottom - top, { stroke: 'line', strokeWidth: 1.2 }),
    rectangle([x, y(total)], width, bottom - y(total), { fill: 'accent' }),
    segment([x - 7, y(low)], [x - 7, y(high)], { stroke: 'ink', strokeWidth: 2 }),
    ...[low, high].map((end) =>
      segment([x - 11, y(end)], [x - 3, y(end)], { stroke: 'ink', strokeWidth: 2 }),
    ),
    text([middle, bottom + 17], format.percent(total), true),
    text([middle, bottom + 32], `${format.percent(low)} –`),
    text([middle, bottom + 47], format.percent(high)),
  ];
}

function legend(
  { plots }: ReportWords,
  { withNorm, point }: { readonly withNorm: boolean; readonly point: string },
): readonly Mark[] {
  const y = TERNARY_BOX.height - 46;
  const text = (at: Point, value: string): Mark => ({
    ...{ kind: 'text', at, text: value, size: 11, anchor: 'start', tone: 'quiet' },
  });
  const dashed = (row: number, dash: readonly [number, number]) =>
    segment([4, y + row * 15 - 4], [26, y + row * 15 - 4], {
      stroke: 'quiet',
      strokeWidth: 1.3,
      dash,
    });
  return [
    dashed(1, [5, 3]),
    text([32, y + 15], plots.contourMinor),
    dashed(2, [1.5, 3]),
    text([32, y + 30], plots.contourMajor),
    { kind: 'circle', at: [204, y - 4], radius: 4.5, fill: 'accent' },
    text([214, y], point),
    rectangle([198, y + 5], 12, 11, { fill: 'soft', stroke: 'accent', strokeWidth: 1.2 }),
    text([214, y + 15], plots.cloud),
    cross([204, y + 26], false),
    text([214, y + 30], plots.equal),
    ...(withNorm ? [cross([15, y - 4], true), text([32, y], plots.norm)] : []),
  ];
}

function tableOf({ balance, size }: TernaryInput, words: ReportWords): PlotTable {
  const { plots, names, format } = words;
  const range = ([low, high]: Interval, written: (value: number) => string) =>
    `${written(low)} – ${written(high)}`;
  return {
    caption: plots.ternary,
    columns: [plots.level, plots.share, plots.comparedToOthers, plots.interval],
    rows: [
      ...LEVELS.map((level, at) => {
        const share = balance.composition[at] ?? 0;
        const { ratio, interval } = levelRatio(balance, level);
        return [
          { text: names.levels[level].name },
          { text: format.percent(share), value: share },
          { text: format.number(ratio), value: ratio },
          { text: range(interval, format.number) },
        ];
      }),
      ...(size
        ? [
            [
              { text: plots.size },
              { text: format.percent(size.total), value: size.total },
              { text: '' },
              { text: range(size.totalInterval, format.percent) },
            ],
          ]
        : []),
    ],
  };
}
