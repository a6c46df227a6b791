import { appraiseCluster } from '#domain/audit/appraise-cluster.js';
import { instrument } from '#domain/audit/instrument/instrument.js';
import type { Amount, Cell } from './cell.js';
import { sampleCluster } from './cluster-answers.js';
import { judgeTyping } from './type-cells.js';

/** Typing of clusters with two, four and eight informants. */
export function clusterCells({ firms }: Amount): Cell[] {
  return (['base', 'hard'] as const).flatMap((difficulty) =>
    [2, 4, 8].map((informants): Cell => ({
      topic: 'cluster',
      id: `${difficulty} informants=${informants}`,
      difficulty,
      worldsFactor: 2,
      measure: (world) => {
        const values = judgeTyping(
          Array.from({ length: firms }, (_, index) => {
            const { kind, type, ask } = sampleCluster(world, instrument.clusterItems, index);
            return { kind, type, said: appraiseCluster(ask(informants)).type };
          }),
        );
        return Object.fromEntries(
          Object.entries(values).flatMap(([figure, value]) =>
            // There are no half-and-half clusters.
            figure === 'hybrid-unclear' ? [] : [[`cluster-${figure}`, value]],
          ),
        );
      },
    })),
  );
}
