import type { Course, PoolPlan } from '../skills-appraisal.js';
import type { ReportWords } from '../words/report-words.js';
import { type Mark, type Plot, type PlotCell, type Point, rectangle, segment } from './plot.js';
import { wrapLabel } from './wrap-label.js';

/** A plan, and what firms and competences are called; nothing in it is about a person (4.6). */
export interface PoolInput {
  readonly plan: PoolPlan;
  /** Those that could be chosen, with what they cost. */
  readonly courses: readonly Course[];
  readonly finding: string;
  readonly firmName: (firm: string) => string;
  readonly competenceName: (competence: string) => string;
}

/** So many helps are drawn; the table has all of them. */
const MOST_DRAWN = 10;

const ROW = 52;
const BOX = { width: 112, height: 34 } as const;

/** Who helps whom with how many people, and the chosen courses with their cost and seats. */
export function plotPool(input: PoolInput, words: ReportWords): Plot {
  const { plan, finding } = input;
  const { plots } = words;
  const chosen = plan.courses.ids.flatMap((id) =>
    input.courses.filter((course) => course.id === id),
  );
  const matches = plan.matches.slice(0, MOST_DRAWN);
  const helps = matches.map((match, at) => drawMatch(match, 6 + at * ROW, input, words));
  const top = 6 + matches.length * ROW;
  const drawn = chosen.map((course, at) => drawCourse(course, top + at * ROW, input, words));
  const rows = matches.length + chosen.length;
  return {
    width: 360,
    height: Math.max(30, 6 + rows * ROW),
    title: plots.pool,
    finding,
    marks:
      rows === 0
        ? [
            {
              kind: 'text',
              at: [180, 20],
              text: plots.nothing,
              size: 12.5,
              anchor: 'middle',
              tone: 'quiet',
            },
          ]
        : [...helps, ...drawn].flat(),
    table: {
      caption: plots.pool,
      columns: [plots.competence, plots.helper, plots.helped, plots.units, plots.cost, plots.seats],
      rows: [
        ...plan.matches.map((match): readonly PlotCell[] => [
          { text: input.competenceName(match.competence) },
          { text: input.firmName(match.from) },
          { text: input.firmName(match.to) },
          { text: words.format.number(match.units), value: match.units },
          { text: '' },
          { text: '' },
        ]),
        ...chosen.map((course): readonly PlotCell[] => [
          { text: input.competenceName(course.competence) },
          { text: plots.course },
          { text: '' },
          { text: '' },
          { text: words.format.euro(course.cost), value: course.cost },
          { text: words.format.whole(course.seats), value: course.seats },
        ]),
      ],
    },
  };
}

function drawMatch(
  { from, to, competence, units }: PoolPlan['matches'][number],
  y: number,
  { firmName, competenceName }: PoolInput,
  { format }: ReportWords,
): readonly Mark[] {
  const right = 360 - BOX.width - 2;
  const middle = y + BOX.height / 2;
  const [label = ''] = wrapLabel(competenceName(competence), right - BOX.width - 14, 11, 1);
  return [
    ...box([2, y], firmName(from)),
    ...box([right, y], firmName(to)),
    segment([BOX.width + 4, middle], [right - 3, middle], { stroke: 'accent', strokeWidth: 1.6 }),
    {
      kind: 'path',
      points: [
        [right - 2, middle],
        [right - 10, middle - 5],
        [right - 10, middle + 5],
      ],
      ...{ closed: true, fill: 'accent' },
    },
    text([180, middle - 5], label, 11),
    text([180, middle + 14], format.number(units), 12.5, true),
  ];
}

function drawCourse(
  { competence, cost, seats }: Course,
  y: number,
  { competenceName }: PoolInput,
  { format, plots }: ReportWords,
): readonly Mark[] {
  const [name = ''] = wrapLabel(`${plots.course}: ${competenceName(competence)}`, 330, 12, 1);
  return [
    rectangle([2, y], 356, 40, { fill: 'shade0', stroke: 'accent', strokeWidth: 1.2 }),
    text([180, y + 16], name, 12),
    text([180, y + 32], `${format.euro(cost)}, ${plots.seats}: ${format.whole(seats)}`, 12, true),
  ];
}

function box([x, y]: Point, name: string): readonly Mark[] {
  const lines = wrapLabel(name, BOX.width - 10, 11.5, 2);
  const first = y + BOX.height / 2 + 4 - (lines.length - 1) * 7;
  return [
    rectangle([x, y], BOX.width, BOX.height, { fill: 'soft', stroke: 'line', strokeWidth: 1 }),
    ...lines.map((line, at) => text([x + BOX.width / 2, first + at * 14], line, 11.5)),
  ];
}

const text = (at: Point, written: string, size: number, bold = false): Mark => ({
  ...{ kind: 'text', at, text: written, size, anchor: 'middle', tone: 'ink', bold },
});
