import type { ReportWords } from '../words/report-words.js';
import { type Mark, type Plot, rectangle, segment } from './plot.js';
import { labelWidth, wrapLabel } from './wrap-label.js';

/** A skill: people needed, and able where that is told, else how many are lacking in words. */
export interface LackedSkill {
  readonly name: string;
  readonly needed: number;
  readonly able: number | null;
  readonly lacking: string;
}

/** Skills in their order, with the words of the page that shows them. */
export interface LackedSkillsInput {
  readonly title: string;
  readonly finding: string;
  /** Headings of the name, needed, able and lacking. */
  readonly columns: readonly [string, string, string, string];
  readonly untold: string;
  readonly skills: readonly LackedSkill[];
}

/** So many skills have a bar; the table has all. */
const MOST_BARS = 12;
const ROW = 38;
const BAR = { left: 4, width: 352, height: 12, top: 8 } as const;

/**
 * How many people are needed and how many of them are able, as bars of one scale. Where able is not
 * told the bar is dashed and empty.
 */
export function plotLackedSkills(
  { title, finding, columns, untold, skills }: LackedSkillsInput,
  { format }: Pick<ReportWords, 'format'>,
): Plot {
  const bars = skills.slice(0, MOST_BARS);
  const most = Math.max(1, ...bars.map(({ needed }) => needed));
  const width = (people: number) => (BAR.width * people) / most;
  return {
    width: 360,
    height: BAR.top + bars.length * ROW,
    ...{ title, finding },
    marks: bars.flatMap(({ name, needed, able }, at): readonly Mark[] => {
      const y = BAR.top + at * ROW;
      const figures =
        able === null ? format.whole(needed) : `${format.whole(able)} / ${format.whole(needed)}`;
      const [label = ''] = wrapLabel(name, 344 - labelWidth(figures, 12.5), 12.5, 1);
      const text = { kind: 'text', size: 12.5, tone: 'ink' } as const;
      return [
        { ...text, at: [BAR.left, y + 10], text: label, anchor: 'start' },
        { ...text, at: [BAR.left + BAR.width, y + 10], text: figures, anchor: 'end' },
        rectangle([BAR.left, y + 15], width(needed), BAR.height, {
          ...{ stroke: 'quiet', strokeWidth: 1 },
          ...(able === null && { dash: [4, 3] as const }),
        }),
        ...(able === null
          ? []
          : [rectangle([BAR.left, y + 15], width(able), BAR.height, { fill: 'accent' })]),
        segment([BAR.left, y + 13], [BAR.left, y + 29], { stroke: 'ink', strokeWidth: 1.2 }),
      ];
    }),
    table: {
      caption: title,
      columns,
      rows: skills.map(({ name, needed, able, lacking }) => [
        { text: name },
        { text: format.whole(needed), value: needed },
        able === null ? { text: untold } : { text: format.whole(able), value: able },
        { text: lacking },
      ]),
    },
  };
}
