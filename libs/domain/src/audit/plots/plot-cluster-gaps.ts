import type { ClusterAudit } from '../audit-document.js';
import type { GapVerdict } from '../skills-appraisal.js';
import type { ReportWords } from '../words/report-words.js';
import { GAP_MARKS } from '../words/say-gaps.js';
import type { Plot } from './plot.js';
import { plotHeatMap } from './plot-heat-map.js';

/** What the firms of a cluster need together and how far it is covered; the table has firms and people. */
export function plotClusterGaps(
  gaps: ClusterAudit['gaps'],
  competenceName: (id: string) => string,
  words: ReportWords,
): Plot {
  const { plots, names, format, page } = words;
  const shareOf = ({ need, covered }: (typeof gaps)[number]) =>
    need === 0 ? 1 : Math.min(1, covered / need);
  const plot = plotHeatMap(
    {
      title: plots.heatMap,
      finding: plots.legendCover,
      rowHeading: plots.competence,
      columns: [plots.verified],
      rows: gaps.map((gap) => {
        const covered = shareOf(gap);
        const verdict: GapVerdict =
          gap.majorGaps > 0 ? 'major-gap' : covered < 1 ? 'gap' : 'no-gap';
        return {
          name: competenceName(gap.competence),
          cells: [{ covered, mark: GAP_MARKS[verdict], meaning: names.verdicts[verdict] }],
        };
      }),
    },
    words,
  );
  const whole = (n: number) => ({ text: format.whole(n), value: n });
  return {
    ...plot,
    table: {
      caption: page.skills,
      columns: [
        ...[plots.competence, plots.firms, plots.needed, plots.verified, plots.share],
        ...[names.verdicts['major-gap'], names.verdicts['evidence-gap']],
      ],
      rows: gaps.map((gap) => [
        { text: competenceName(gap.competence) },
        ...[whole(gap.firms), whole(gap.need)],
        { text: format.number(gap.covered), value: gap.covered },
        { text: format.percent(shareOf(gap)), value: shareOf(gap) },
        ...[whole(gap.majorGaps), whole(gap.evidenceGaps)],
      ]),
    },
  };
}
