import type { Driver } from '../learning-appraisal.js';
import type { NamedConstruct } from '../words/name-words.js';
import { fillTemplate } from '../words/fill-template.js';
import type { ReportWords } from '../words/report-words.js';
import { type Mark, type Plot, rectangle, segment } from './plot.js';
import { wrapLabel } from './wrap-label.js';

/** What is drawn of the drivers: those that weigh, and no more than so many. */
export const MOST_DRIVERS = 6;

/** Weights that are shown as 0.0 say nothing. */
const LEAST_WEIGHT = 0.05;

const ROW = 36;
const TOP = 30;
const AXIS = { x: 180, half: 128 } as const;

/** The drivers that are worth naming, the weightiest first. */
export const namedDrivers = (drivers: readonly Driver[]): readonly Driver[] =>
  drivers.filter(({ ratio }) => Math.abs(ratio) >= LEAST_WEIGHT).slice(0, MOST_DRIVERS);

/** What speaks for the likeliest type, to the right, and against it, to the left (audit paper, 3.4). */
export function plotDrivers(
  drivers: readonly Driver[],
  type: string,
  finding: string,
  words: ReportWords,
): Plot {
  const { plots, names, format } = words;
  const nameOf = (feature: string) =>
    Object.hasOwn(names.constructs, feature)
      ? names.constructs[feature as NamedConstruct]
      : feature;
  const shown = namedDrivers(drivers);
  const most = Math.max(1, ...shown.map(({ ratio }) => Math.abs(ratio)));
  const title = fillTemplate(plots.drivers, { type });
  const height = TOP + shown.length * ROW + 6;
  return {
    width: 360,
    height,
    title,
    finding,
    marks: [
      ...headings(words),
      ...shown.flatMap(({ feature, ratio, value }, at): readonly Mark[] => {
        const y = TOP + at * ROW;
        const length = (Math.abs(ratio) / most) * AXIS.half;
        const right = ratio > 0;
        const [label = ''] = wrapLabel(
          `${nameOf(feature)} (${format.percent(value)})`,
          340,
          12.5,
          1,
        );
        return [
          {
            kind: 'text',
            at: [AXIS.x, y + 11],
            text: label,
            size: 12.5,
            anchor: 'middle',
            tone: 'ink',
          },
          rectangle([right ? AXIS.x : AXIS.x - length, y + 16], length, 12, {
            fill: right ? 'accent' : 'paper',
            stroke: right ? 'accent' : 'ink',
            strokeWidth: 1.2,
          }),
          {
            kind: 'text',
            at: [AXIS.x + (right ? length + 5 : -length - 5), y + 26],
            text: format.number(Math.abs(ratio)),
            size: 12,
            anchor: right ? 'start' : 'end',
            tone: 'ink',
          },
          segment([AXIS.x, y + 14], [AXIS.x, y + 30], { stroke: 'ink', strokeWidth: 1.2 }),
        ];
      }),
    ],
    table: {
      caption: title,
      columns: [plots.driverColumn, plots.value, plots.weight, plots.meaning],
      rows: shown.map(({ feature, ratio, value }) => [
        { text: nameOf(feature) },
        { text: format.percent(value), value },
        { text: format.number(Math.abs(ratio)), value: ratio },
        { text: ratio > 0 ? plots.speaksFor : plots.speaksAgainst },
      ]),
    },
  };
}

const headings = ({ plots }: ReportWords): readonly Mark[] => [
  {
    kind: 'text',
    at: [AXIS.x - 10, 14],
    text: `← ${plots.speaksAgainst}`,
    size: 11.5,
    anchor: 'end',
    tone: 'quiet',
  },
  {
    kind: 'text',
    at: [AXIS.x + 10, 14],
    text: `${plots.speaksFor} →`,
    size: 11.5,
    anchor: 'start',
    tone: 'quiet',
  },
];
