import type { LearningAppraisal } from '../learning-appraisal.js';
import { LEVELS, type ReportWords } from '../words/report-words.js';
import type { Plot } from './plot.js';
import { plotIntervals } from './plot-intervals.js';

/** How much of each level is formal, with its interval; open where a cell of it has no data. */
export const plotModes = ({ modes, scores }: LearningAppraisal, words: ReportWords): Plot =>
  plotIntervals(
    {
      title: words.plots.formalShare,
      finding: words.plots.formalShare,
      rowHeading: words.plots.level,
      rows: LEVELS.map((level) => {
        const { formalShare, interval } = modes[level];
        const asked = [`${level}I`, `${level}F`].every((cell) => scores[cell]?.status === 'ok');
        return {
          name: words.names.levels[level].name,
          value: asked ? formalShare : null,
          interval: asked ? interval : null,
          determined: asked && interval !== null,
        };
      }),
    },
    words,
  );
