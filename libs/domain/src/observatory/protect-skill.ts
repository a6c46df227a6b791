import { LEAST_FIRMS, LEAST_HUBS, PROTECTION } from '../audit/publication/limits.js';
import type { HubFigures } from './gather-skills.js';

/** What may be shown of a skill. */
export interface ShownSkill {
  /** Countries whose figures may be shown, in the order of their codes. */
  readonly countries: readonly string[];
  /** Countries that are there and may not be shown. */
  readonly hidden: number;
  /** Where the number of people able may be shown: with every figure, in the sum only, nowhere. */
  readonly able: 'everywhere' | 'sum' | 'nowhere';
}

/**
 * Which figures of a skill may stand beside each other, or null when none may. A figure rests on three
 * hubs and five firms, no hub has over half of its firms or people, and beyond the two largest hubs
 * there are at least five: the second, which subtracts its own, still misses the first by five. The
 * countries that are hidden are together such a figure too, since the sum less what is shown tells it,
 * and by five larger than the least that so many hubs can tell: the smallest others are hidden until
 * they are. Able, and needed less able, follow the same rule, else able is shown in the sum only, or
 * not at all.
 */
export function protectSkill(hubs: readonly HubFigures[]): ShownSkill | null {
  if (isUnsafe(hubs)) return null;
  const codes = [...new Set(hubs.map(({ country }) => country))].sort();
  const of = (country: string) => hubs.filter((hub) => hub.country === country);
  const rest = codes
    .filter((country) => !isUnsafe(of(country)))
    .sort((a, b) => neededBy(of(a)) - neededBy(of(b)) || (a < b ? -1 : 1));
  const hiddenHubs = () => hubs.filter(({ country }) => !rest.includes(country));
  while (hiddenHubs().length > 0 && (isUnsafe(hiddenHubs()) || isLeast(hiddenHubs())))
    if (rest.shift() === undefined) return null;
  const parts = [...rest.map(of), hiddenHubs()].filter((part) => part.length > 0);
  return {
    countries: [...rest].sort(),
    hidden: codes.length - rest.length,
    able: isAbleUnsafe(hubs) ? 'nowhere' : parts.some(isAbleUnsafe) ? 'sum' : 'everywhere',
  };
}

function isUnsafe(hubs: readonly HubFigures[]): boolean {
  const firms = hubs.map((hub) => hub.firms);
  return (
    new Set(hubs.map(({ origin }) => origin)).size < LEAST_HUBS ||
    sumOf(firms) < LEAST_FIRMS ||
    isDominated(firms) ||
    isDominated(hubs.map(({ needed }) => needed))
  );
}

/** Whether hubs told hardly more than the five firms and people that each tells at least. */
function isLeast(hubs: readonly HubFigures[]): boolean {
  const least = LEAST_FIRMS * hubs.length + PROTECTION;
  return sumOf(hubs.map(({ firms }) => firms)) < least || neededBy(hubs) < least;
}

const isAbleUnsafe = (hubs: readonly HubFigures[]): boolean =>
  isDominated(hubs.map(({ able }) => able)) ||
  isDominated(hubs.map(({ needed, able }) => needed - able));

/** Whether one has over half, or the two largest leave less than five to the others. */
function isDominated(shares: readonly number[]): boolean {
  const [first = 0, second = 0] = [...shares].sort((a, b) => b - a);
  const sum = sumOf(shares);
  return first * 2 > sum || sum - first - second < PROTECTION;
}

const neededBy = (hubs: readonly HubFigures[]): number => sumOf(hubs.map(({ needed }) => needed));
const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
