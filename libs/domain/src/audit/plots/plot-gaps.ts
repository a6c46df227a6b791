import type { Gap } from '../skills-appraisal.js';
import { fillTemplate } from '../words/fill-template.js';
import type { ReportWords } from '../words/report-words.js';
import { GAP_MARKS } from '../words/say-gaps.js';
import type { Plot } from './plot.js';
import { plotHeatMap } from './plot-heat-map.js';

/** Gaps of a firm that needs something, one sentence on them, and what competences are called. */
export interface GapsInput {
  readonly gaps: readonly Gap[];
  readonly finding: string;
  readonly competenceName: (id: string) => string;
}

/** What a firm needs and how far it is covered, verified and with claims; the table has people too. */
export function plotGaps({ gaps, finding, competenceName }: GapsInput, words: ReportWords): Plot {
  const { plots, names, format } = words;
  const cell = (covered: number, { verdict }: Gap) => ({
    covered: Math.min(1, Math.max(0, covered)),
    mark: GAP_MARKS[verdict],
    meaning: names.verdicts[verdict],
  });
  const name = ({ competence, level }: Gap) =>
    `${competenceName(competence)}, ${fillTemplate(plots.competenceLevel, { n: format.whole(level) })}`;
  const claimed = (gap: Gap) => 1 - gap.shortfallWithClaims / gap.need;
  const title = plots.heatMap;
  const plot = plotHeatMap(
    {
      ...{ title, finding, rowHeading: plots.competence },
      columns: [plots.verified, plots.withClaims],
      rows: gaps.map((gap) => ({
        name: name(gap),
        cells: [cell(gap.coverage, gap), cell(claimed(gap), gap)],
      })),
    },
    words,
  );
  const figure = (value: number, text: string) => ({ text, value });
  return {
    ...plot,
    table: {
      caption: title,
      columns: [
        ...[plots.competence, plots.needed, plots.missing],
        ...[plots.verified, plots.withClaims, plots.meaning],
      ],
      rows: gaps.map((gap) => [
        { text: name(gap) },
        figure(gap.need, format.whole(gap.need)),
        figure(gap.shortfall, format.number(gap.shortfall)),
        figure(gap.coverage, format.percent(gap.coverage)),
        figure(claimed(gap), format.percent(claimed(gap))),
        { text: `${GAP_MARKS[gap.verdict]} ${names.verdicts[gap.verdict]}` },
      ]),
    },
  };
}
