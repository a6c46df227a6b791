import type { Demand, RoleNeed } from '../audit/audit-input.js';
import { needOf } from '../audit/skills/need-of.js';
import type { NewRoleProfile } from '../generated/schemas.js';

type Needed = NewRoleProfile['competences'][number];

/** A post as far as its demand goes. */
export type RoleDemand = Pick<NewRoleProfile, 'name' | 'people' | 'competences'>;

/** What a firm needs, and what makes up each of its posts. */
export interface PlannedDemands {
  readonly demands: readonly Demand[];
  readonly roles: readonly RoleNeed[];
}

/**
 * The demands of a firm's posts (docs/design/audit.md 4.1). Posts that need a competence at the same
 * level need it together. Where posts need different levels, each level is a demand of its own and
 * counts the people who are needed at it or above, the lowest level first, as who is able to do more is
 * able to do less. What fades fastest and what matters most decides where posts differ. A post without
 * a core has everything it names for its core; a vacant one may demand a competence of nobody.
 */
export function planDemands(
  roles: readonly RoleDemand[],
  isMapped: (standard: string) => boolean,
): PlannedDemands {
  const needs = new Map<string, { readonly needed: Needed; readonly people: number }[]>();
  for (const { people, competences } of roles)
    for (const needed of competences)
      needs.set(needed.standard, [
        ...(needs.get(needed.standard) ?? []),
        { needed, people: needOf(needed.need, people) },
      ]);
  const demands = [...needs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([competence, list]) =>
      [...new Set(list.map(({ needed }) => needed.level))]
        .sort((a, b) => a - b)
        .map((level): Demand => {
          const at = list.filter(({ needed }) => needed.level >= level);
          const most = at.reduce((a, b) => (b.needed.criticality > a.needed.criticality ? b : a));
          return {
            competence,
            family: most.needed.family,
            decay: fastest(at.map(({ needed }) => needed.decay)),
            level,
            criticality: most.needed.criticality,
            people: at.reduce((sum, { people }) => sum + people, 0),
            mapped: isMapped(competence),
          };
        }),
    );
  return { demands, roles: roles.map(coreOf) };
}

/** From the one that fades fastest to the slowest (docs/design/audit.md 4.2). */
const BY_DECAY = ['digital', 'regulatory', 'marketing', 'management', 'craft'] as const;

function fastest(decays: readonly Needed['decay'][]): Needed['decay'] {
  const found = BY_DECAY.find((decay) => decays.includes(decay));
  if (!found) throw new Error('a demand comes of at least one need');
  return found;
}

function coreOf({ name, competences }: RoleDemand): RoleNeed {
  const core = competences.filter((needed) => needed.core);
  return {
    role: name,
    core: (core.length > 0 ? core : competences).map(({ standard }) => standard),
  };
}
