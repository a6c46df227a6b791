import type { Typing } from '../learning-appraisal.js';
import type { NamedType } from '../words/name-words.js';
import type { ReportWords } from '../words/report-words.js';
import { type Mark, type Plot, rectangle, segment } from './plot.js';
import { labelWidth, wrapLabel } from './wrap-label.js';

/** Types of firms, in the order of the research; a picture keeps it and ranks nothing. */
export const FIRM_TYPES: readonly NamedType[] = [
  'CRISIS_DRIVEN',
  'ENDOGENOUS',
  'EXOGENOUS',
  'EMBEDDED_INFORMATION',
  'EMBEDDED_COMPETENCE',
];

/** Types of clusters, in the order of the research. */
export const CLUSTER_TYPES: readonly NamedType[] = [
  'PORTERIAN',
  'SEGMENTED_PORTERIAN',
  'INTERLOCKING',
  'INDUCED_PARTNERSHIP',
  'VIRTUAL',
];

const ROW = 38;
const BAR = { left: 4, width: 292, height: 12, top: 8 } as const;

/**
 * How likely each type is, as bars in the order of the research, the likeliest and the runner-up
 * marked by word. All bars have one colour: no type is better (conclusion 8).
 */
export function plotTypes(
  typing: Pick<Typing, 'posterior' | 'top' | 'rival' | 'outcome'>,
  finding: string,
  types: readonly NamedType[],
  words: ReportWords,
): Plot {
  const { plots, names, format } = words;
  const rows = [...types, 'NONE' as const].map((type) => ({
    name: names.types[type],
    p: typing.posterior[type] ?? 0,
    remark:
      type === typing.top
        ? plots.likeliest
        : type === typing.rival && type !== 'NONE'
          ? plots.runnerUp
          : '',
  }));
  return {
    width: 360,
    height: BAR.top + rows.length * ROW,
    title: plots.types,
    finding,
    marks: rows.flatMap(({ name, p, remark }, at): readonly Mark[] => {
      const y = BAR.top + at * ROW;
      const [label = ''] = wrapLabel(name, 340 - labelWidth(remark, 11), 12.5, 1);
      const text = { kind: 'text', size: 12.5, tone: 'ink' } as const;
      return [
        { ...text, at: [BAR.left, y + 10], text: label, anchor: 'start', bold: remark !== '' },
        rectangle([BAR.left, y + 15], BAR.width, BAR.height, { stroke: 'line', strokeWidth: 1 }),
        rectangle([BAR.left, y + 15], BAR.width * p, BAR.height, {
          fill: remark === '' ? 'quiet' : 'accent',
        }),
        segment([BAR.left, y + 13], [BAR.left, y + 29], { stroke: 'ink', strokeWidth: 1.2 }),
        { ...text, at: [354, y + 26], text: format.percent(p), anchor: 'end' },
        ...(remark === ''
          ? []
          : ([{ ...text, at: [354, y + 10], size: 11, text: remark, anchor: 'end' }] as const)),
      ];
    }),
    table: {
      caption: plots.types,
      columns: [plots.typeColumn, plots.probability, plots.remark],
      rows: rows.map(({ name, p, remark }) => [
        { text: name },
        { text: format.percent(p), value: p },
        { text: remark },
      ]),
    },
  };
}
