import { levelRatio } from '../plots/level-ratio.js';
import type { Balance, LearningAppraisal, Level } from '../learning-appraisal.js';
import { weakestLevel } from '../rules/firm-facts.js';
import { fillTemplate } from './fill-template.js';
import { LEVELS, type ReportWords } from './report-words.js';

/** Sentences in the order in which a result is read: the answer, then how sure it is. */
export interface Saying {
  readonly lead: readonly string[];
  readonly sure: readonly string[];
  /** What would settle it; empty when it is determined. */
  readonly settle: readonly string[];
}

/** From so many people on, more of them settle little. */
const ENOUGH_RESPONDENTS = 3;

/** What is said of the balance of a firm (2.6): the verdict, one ratio in words, and how sure it is. */
export function sayBalance(learning: LearningAppraisal, used: number, words: ReportWords): Saying {
  const { balance, normBalance } = learning;
  if (balance === null)
    return { lead: [words.balance.noData], sure: [], settle: saySettle(learning, used, words) };
  const { format } = words;
  const { total, totalInterval, verdict } = balance;
  const rare = verdict === 'too-little-practice';
  const amount = fillTemplate(words.balance.total, {
    total: format.percent(total),
    low: format.percent(totalInterval[0]),
    high: format.percent(totalInterval[1]),
  });
  return {
    lead: [
      words.balance.verdicts[verdict],
      ...(rare ? [] : [sayRatio(balance, toldLevel(balance), words)]),
      amount,
    ],
    sure: rare
      ? []
      : [
          fillTemplate(words.balance.matters, { p: format.percent(balance.pMinor) }),
          fillTemplate(words.balance.strong, { p: format.percent(balance.pMajor) }),
          words.balance.limits,
          sayWeakest(balance, words),
          words.balance.cloud,
          ...(normBalance && normBalance.verdict !== verdict
            ? [
                fillTemplate(words.balance.againstNorm, {
                  verdict: words.balance.verdicts[normBalance.verdict],
                }),
              ]
            : []),
        ],
    settle: verdict === 'not-determined' ? saySettle(learning, used, words) : [],
  };
}

/** "Competence development is about 0.5 of the other two levels (90 % interval 0.3 to 0.8)." */
export function sayRatio(balance: Balance, level: Level, words: ReportWords): string {
  const { ratio, interval } = levelRatio(balance, level);
  const { number } = words.format;
  return fillTemplate(ratio < 1 ? words.balance.ratio : words.balance.times, {
    level: words.names.levels[level].subject,
    ratio: number(ratio),
    low: number(interval[0]),
    high: number(interval[1]),
  });
}

function sayWeakest(balance: Balance, words: ReportWords): string {
  const level = weakestLevel(balance.weakest);
  if (level === null) return words.balance.noWeakest;
  return fillTemplate(words.balance.weakest, {
    level: words.names.levels[level].subject,
    share: words.format.percent(balance.weakest[LEVELS.indexOf(level)] ?? 0),
  });
}

/** The weakest level, else the one that stands out most. */
function toldLevel(balance: Balance): Level {
  const weakest = weakestLevel(balance.weakest);
  if (weakest !== null) return weakest;
  const away = (level: Level) => Math.abs(Math.log(levelRatio(balance, level).ratio));
  return [...LEVELS].sort((a, b) => away(b) - away(a))[0] ?? 'CD';
}

/** What would settle what is not determined: further people, further records, or a talk. */
export function saySettle(
  learning: LearningAppraisal,
  used: number,
  { settle }: ReportWords,
): readonly string[] {
  const sentences = [
    ...(used < ENOUGH_RESPONDENTS ? [settle.respondents] : []),
    ...(learning.recordsUsed ? [] : [settle.records]),
    ...(learning.contradictions.some(({ id }) => id.startsWith('X7')) ? [settle.conflict] : []),
  ];
  return sentences.length === 0 ? [settle.later] : sentences;
}
