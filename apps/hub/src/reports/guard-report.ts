import type { Block, Report, Section } from './report.js';

/** Ids of the rules that a text breaks, `F1`; none if it may be said. */
export type TextGuard = (text: string) => readonly string[];

/** A report without the sentences that must not be said, and the rules that they broke. */
export interface GuardedReport {
  readonly report: Report;
  readonly broken: readonly string[];
}

/**
 * The last look at what is about to be said (audit paper, 5): a sentence that breaks a rule is taken
 * out. Words of the research are quoted as they are, and names in titles and tables are not ours.
 */
export function guardReport(report: Report, guard: TextGuard): GuardedReport {
  const broken = new Set<string>();
  const passes = (text: string): boolean => {
    const rules = guard(text);
    rules.forEach((rule) => broken.add(rule));
    return rules.length === 0;
  };
  const sections = report.sections.map(({ title, blocks }): Section => ({
    title,
    blocks: guardBlocks(blocks, passes),
  }));
  return { report: { ...report, sections }, broken: [...broken].sort() };
}

function guardBlocks(
  blocks: readonly Block[],
  passes: (text: string) => boolean,
): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    switch (block.kind) {
      case 'sentences': {
        const texts = block.texts.filter(passes);
        return texts.length === 0 ? [] : [{ ...block, texts }];
      }
      case 'recommendation':
        return passes(block.title)
          ? [
              {
                ...block,
                parts: block.parts.filter(({ text }) => passes(text)),
                because: { ...block.because, texts: block.because.texts.filter(passes) },
              },
            ]
          : [];
      case 'plot':
        return [
          passes(block.plot.finding)
            ? block
            : { ...block, plot: { ...block.plot, finding: block.plot.title } },
        ];
      case 'folded':
        return [{ ...block, blocks: guardBlocks(block.blocks, passes) }];
      case 'table':
      case 'facts':
        return [block];
    }
  });
}
