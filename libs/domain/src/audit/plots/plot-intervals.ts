import type { Interval } from '../learning-appraisal.js';
import type { ReportWords } from '../words/report-words.js';
import { type Mark, type Plot, type Point, rectangle, segment } from './plot.js';
import { labelWidth, wrapLabel } from './wrap-label.js';

/** A value on the scale from 0 to 1 with its 90 % interval; null where it is not determined at all. */
export interface IntervalRow {
  readonly name: string;
  readonly value: number | null;
  readonly interval: Interval | null;
  /** Whether the value may be stated; if not, its bar stays open. */
  readonly determined: boolean;
  readonly reference?: number;
}

/** What a plot of intervals shows. */
export interface IntervalsInput {
  readonly title: string;
  readonly finding: string;
  readonly rowHeading: string;
  readonly rows: readonly IntervalRow[];
}

const ROW = 46;
const AXIS = { left: 6, width: 348 } as const;
const BAR = 12;

/** The place of a share on the axis. */
export const intervalPlace = (share: number): number =>
  AXIS.left + Math.min(1, Math.max(0, share)) * AXIS.width;

/** Bars from the lower to the upper end of each interval, with the value and the reference. */
export function plotIntervals(input: IntervalsInput, words: ReportWords): Plot {
  const { title, finding, rowHeading, rows } = input;
  const { plots } = words;
  const bottom = 4 + rows.length * ROW;
  // A column that no row fills says nothing.
  const compared = rows.some(({ reference }) => reference !== undefined);
  const open = rows.some(({ determined }) => !determined);
  return {
    width: 360,
    height: bottom + 10,
    title,
    finding,
    marks: [...rows.flatMap((row, at) => drawRow(row, 4 + at * ROW, words)), ...axis(bottom)],
    table: {
      caption: title,
      columns: [
        ...[rowHeading, plots.value, plots.interval],
        ...(compared ? [plots.reference] : []),
        ...(open ? [plots.remark] : []),
      ],
      rows: rows.map((row) => [
        { text: row.name },
        shareCell(row.value, words),
        { text: row.interval ? range(row.interval, words) : '' },
        ...(compared ? [shareCell(row.reference ?? null, words)] : []),
        ...(open ? [{ text: row.determined ? '' : plots.notDetermined }] : []),
      ]),
    },
  };
}

const shareCell = (share: number | null, { format }: ReportWords) =>
  share === null ? { text: '' } : { text: format.percent(share), value: share };

const range = ([low, high]: Interval, { format }: ReportWords) =>
  `${format.percent(low)} – ${format.percent(high)}`;

function drawRow(row: IntervalRow, y: number, words: ReportWords): readonly Mark[] {
  const { name, value, interval, determined, reference } = row;
  const top = y + 20;
  const middle = top + BAR / 2;
  const text = (at: Point, written: string, anchor: 'start' | 'end'): Mark => ({
    ...{ kind: 'text', at, text: written, size: 12.5, anchor, tone: 'ink' },
  });
  const figure = [
    ...(value === null ? [] : [words.format.percent(value)]),
    ...(interval ? [`(${range(interval, words)})`] : []),
    ...(determined ? [] : [words.plots.notDetermined]),
  ];
  const shown = (value === null ? figure.slice(-1) : figure.slice(0, 2)).join(' ');
  const [label = ''] = wrapLabel(name, AXIS.width - 12 - labelWidth(shown, 12.5), 12.5, 1);
  const [low, high] = interval ?? (determined ? [value ?? 0, value ?? 0] : [0, 1]);
  return [
    text([AXIS.left, y + 12], label, 'start'),
    text([354, y + 12], shown, 'end'),
    segment([AXIS.left, middle], [AXIS.left + AXIS.width, middle], {
      stroke: 'line',
      strokeWidth: 1,
    }),
    rectangle([intervalPlace(low), top], intervalPlace(high) - intervalPlace(low), BAR, {
      ...(determined
        ? { fill: 'soft', stroke: 'accent' }
        : { fill: 'paper', stroke: 'quiet', dash: [4, 3] }),
      strokeWidth: 1.4,
    }),
    ...(value === null ? [] : [dot([intervalPlace(value), middle], determined)]),
    ...(reference === undefined
      ? []
      : [
          segment([intervalPlace(reference), top - 4], [intervalPlace(reference), top + BAR + 4], {
            ...{ stroke: 'ink', strokeWidth: 2 },
          }),
        ]),
  ];
}

const dot = (at: Point, determined: boolean): Mark => ({
  ...{ kind: 'circle', at, radius: 4.5, stroke: 'accent', strokeWidth: 1.5 },
  fill: determined ? 'accent' : 'paper',
});

/** Nothing, a half, all: without numbers, which each bar has. */
const axis = (bottom: number): readonly Mark[] => [
  segment([AXIS.left, bottom], [AXIS.left + AXIS.width, bottom], {
    stroke: 'quiet',
    strokeWidth: 1,
  }),
  ...[0, 0.25, 0.5, 0.75, 1].map((share) =>
    segment([intervalPlace(share), bottom], [intervalPlace(share), bottom + 5], {
      ...{ stroke: 'quiet', strokeWidth: 1 },
    }),
  ),
];
