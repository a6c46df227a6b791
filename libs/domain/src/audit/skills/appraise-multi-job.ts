import type { RoleNeed } from '../audit-input.js';
import type { MultiJob } from '../skills-appraisal.js';

/** From this geometric mean over its core competences on a person covers a role (audit paper, 4.5). */
const COVERS = 0.6;
/** Keeps the logarithm finite where somebody is not able at all. */
const FLOOR = 1e-6;

/**
 * Whether people are able to fill more than one post: computed, not asked (audit paper, 4.5).
 * `probability` gives how likely the n-th person is able to do a competence at the level the firm
 * needs. Everybody of the firm is in the denominator, those without credentials too. Null without
 * roles or people.
 */
export function appraiseMultiJob(
  roles: readonly RoleNeed[],
  people: number,
  probability: (person: number, competence: string) => number,
): MultiJob | null {
  if (roles.length === 0 || people === 0) return null;
  const covers = (person: number, { core }: RoleNeed): boolean => {
    const logs = core.map((competence) =>
      Math.log(Math.max(FLOOR, probability(person, competence))),
    );
    return Math.exp(logs.reduce((sum, log) => sum + log, 0) / core.length) >= COVERS;
  };
  const persons = Array.from({ length: people }, (_, person) => person);
  const posts = persons.map((person) => roles.filter((role) => covers(person, role)));
  const backup = roles.map((role) => posts.filter((covered) => covered.includes(role)).length);
  const sum = posts.reduce((total, covered) => total + covered.length, 0);
  return {
    rolesPerPerson: sum / people,
    multiJobShare: posts.filter((covered) => covered.length >= 2).length / people,
    rolesWithBackup: backup.filter((number) => number >= 2).length / roles.length,
    rolesWithNobody: roles.filter((_, j) => backup[j] === 0).map(({ role }) => role),
  };
}
