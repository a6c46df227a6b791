import { FIGURES_FROM } from '../audit/publication/limits.js';
import { roundCount, roundShare } from '../audit/publication/round-published.js';
import type { ObservatoryRelease, SkillFigures } from '../generated/schemas.js';
import {
  gatherSkills,
  type HubFigures,
  type KnownStandards,
  type SaidGaps,
} from './gather-skills.js';
import { protectSkill } from './protect-skill.js';

type Skills = ObservatoryRelease['skills'];
type Line = Skills['lines'][number];

/** People that must be missing before a skill is lacked: all that is told is to the nearest five. */
const LEAST_LACKING = 5;
/** From so many needed on a band leaves the number of people able open by five at least. */
const BAND_FROM = 20;
/** Per mille of the needed that are lacking. */
const [QUARTER, THREE_QUARTERS] = [250, 750];
/** Per mille of the needed that are lacking at least, by band. */
const AT_LEAST = {
  'under-a-quarter': 0,
  'in-between': QUARTER,
  'over-three-quarters': THREE_QUARTERS,
} as const;

/**
 * The skills that are lacked over all hubs, and by country where that may be shown; local ones without
 * a mapping are one figure. Their order follows from what is shown alone: it must not tell what is
 * withheld. Levels are not told apart. Cuts nothing.
 */
export function buildSkills(said: SaidGaps, known: KnownStandards): Skills {
  const { skills, local } = gatherSkills(said, known);
  const lacked = skills.filter(({ hubs }) => isLacked(hubs));
  const lines = lacked.flatMap(({ standard, title, hubs }): readonly Line[] => {
    const shown = protectSkill(hubs);
    if (!shown) return [];
    const countries = shown.countries.map((country) => ({
      country,
      figures: figuresOf(
        hubs.filter((hub) => hub.country === country),
        shown.able === 'everywhere' ? 'told' : 'kept',
      ),
    }));
    const figures = figuresOf(hubs, shown.able === 'nowhere' ? 'banded' : 'told');
    return [{ ...{ standard, title, figures, countries }, hidden: shown.hidden }];
  });
  const ofLocal = isLacked(local) ? localFigures(local) : undefined;
  const hidden = lacked.length - lines.length + (isLacked(local) && !ofLocal ? 1 : 0);
  lines.sort((a, b) => lackingShown(b) - lackingShown(a) || (a.standard < b.standard ? -1 : 1));
  return { lines, ...(ofLocal && { local: ofLocal }), hidden, cut: 0 };
}

function localFigures(hubs: readonly HubFigures[]): SkillFigures | undefined {
  // no country stands beside the sum
  const shown = protectSkill(hubs.map((hub) => ({ ...hub, country: '' })));
  return shown ? figuresOf(hubs, shown.able === 'nowhere' ? 'banded' : 'told') : undefined;
}

const isLacked = (hubs: readonly HubFigures[]): boolean =>
  sumOf(hubs, ({ needed, able }) => needed - able) >= LEAST_LACKING;

/** With how many are able, with a band instead where that stays wide, or with neither. */
function figuresOf(hubs: readonly HubFigures[], able: 'told' | 'banded' | 'kept'): SkillFigures {
  const [firms, needed] = [sumOf(hubs, (hub) => hub.firms), sumOf(hubs, (hub) => hub.needed)];
  const count = sumOf(hubs, (hub) => hub.able);
  const lacking = ((needed - count) / needed) * 1000;
  const figures = {
    hubs: roundCount(hubs.length),
    ...{ firms: roundCount(firms), needed: roundCount(needed) },
  };
  if (able === 'kept' || (able === 'banded' && needed < BAND_FROM)) return figures;
  if (able === 'banded') return { ...figures, band: bandOf(lacking) };
  return {
    ...{ ...figures, able: roundCount(count) },
    ...(firms < FIGURES_FROM ? { band: bandOf(lacking) } : { lacking: roundShare(lacking) }),
  };
}

const bandOf = (perMille: number): NonNullable<SkillFigures['band']> =>
  perMille < QUARTER
    ? 'under-a-quarter'
    : perMille > THREE_QUARTERS
      ? 'over-three-quarters'
      : 'in-between';

/** People lacking, as far as the figures of a line tell: at least. */
function lackingShown({ figures: { needed, able, band } }: Line): number {
  if (able !== undefined) return needed - able;
  return band === undefined ? 0 : (needed * AT_LEAST[band]) / 1000;
}

const sumOf = (hubs: readonly HubFigures[], of: (hub: HubFigures) => number): number =>
  hubs.reduce((sum, hub) => sum + of(hub), 0);
