import type { Respondent } from '../audit-input.js';
import type { Item } from '../instrument/instrument-types.js';
import { mean } from '../statistics/moments.js';

/**
 * Answers given by chance have a ratio of about 1, over 1.5 in one case of seven (full form); people
 * who mean what they say had 4 to 7 in the middle half of made-up firms (calibration worlds).
 */
const LEAST = 1.5;

/** From three people on chance evens out by itself. */
const FEW = 2;

/**
 * Whether one or two people answered items of one construct more alike than items of different ones:
 * variance between constructs over variance within, the mean of the people. Without that nothing is
 * measured, and a type or an imbalance read from the answers is a picture of chance. Of nobody, and
 * of three people or more, always.
 */
export function hasPattern(respondents: readonly Respondent[], items: readonly Item[]): boolean {
  if (respondents.length === 0 || respondents.length > FEW) return true;
  return mean(respondents.map((respondent) => ratioOf(respondent, items))) >= LEAST;
}

/** At most this much, however alike the answers are. */
const MOST = 100;

function ratioOf({ answers }: Respondent, items: readonly Item[]): number {
  const groups = new Map<string, number[]>();
  const codes = new Set<number>();
  for (const { id, construct, direction } of items) {
    const code = answers[id];
    if (typeof code !== 'number') continue;
    codes.add(code);
    const share = direction > 0 ? code / 4 : 1 - code / 4;
    groups.set(construct, [...(groups.get(construct) ?? []), share]);
  }
  const lists = [...groups.values()];
  const all = lists.flat();
  const spare = all.length - lists.length;
  if (lists.length < 2 || spare < 1) return 0;
  const whole = mean(all);
  let [between, within] = [0, 0];
  for (const list of lists) {
    const own = mean(list);
    between += list.length * (own - whole) ** 2;
    within += list.reduce((sum, share) => sum + (share - own) ** 2, 0);
  }
  // quite alike is a pattern, unless it is one code for everything
  if (within < 1e-9) return codes.size > 1 ? MOST : 0;
  return Math.min(MOST, between / (lists.length - 1) / (within / spare));
}
