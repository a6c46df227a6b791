import { needOf } from '../audit/skills/need-of.js';
import type { SkillsMatrix } from '../generated/schemas.js';
import type { Holding } from './gather-holders.js';
import { levelFor, type StandardMapping } from './level-for.js';
import type { RoleDemand } from './plan-demands.js';

/** A post with the people who were named for it. */
export interface FilledRole extends RoleDemand {
  readonly id: string;
  readonly holders: readonly string[];
}

/** What a matrix is drawn of. */
export interface MatrixSource {
  readonly roles: readonly FilledRole[];
  /** Ids of everybody who is known of the firm. */
  readonly people: readonly string[];
  readonly holdings: readonly Holding[];
  readonly mappings: ReadonlyMap<string, readonly StandardMapping[]>;
  readonly at: Date;
}

/** What ends within it is to be renewed now: a credential is renewed from 90 days before its end. */
const SOON_MS = 90 * 24 * 3_600_000;

/**
 * The cells of a skills matrix: for each post and competence how many people are needed, how many
 * hold a credential in force at the level or above, how many others have claimed it, and how many are
 * left with nothing in force after 90 days. Counted are those who were named for the post, or everybody
 * where nobody was. Numbers alone: whose they are is not in it.
 */
export function drawMatrix(source: MatrixSource): SkillsMatrix['cells'] {
  const { roles, people, holdings, mappings, at } = source;
  const soon = at.getTime() + SOON_MS;
  return roles.flatMap((role) => {
    const among = new Set(role.holders.length > 0 ? role.holders : people);
    return role.competences.map(({ standard, level, need, core, criticality }) => {
      const counting = holdings.filter((holding) => {
        const reached = levelFor(holding, standard, mappings.get(holding.standard) ?? []);
        return among.has(holding.personId) && reached !== undefined && reached >= level;
      });
      const certified = counting.filter(({ grade }) => grade <= 'C');
      const verified = peopleOf(certified);
      const lasting = peopleOf(
        certified.filter(({ validUntil }) => !validUntil || validUntil.getTime() > soon),
      );
      const claimed = [...peopleOf(counting)].filter((person) => !verified.has(person));
      return {
        ...{ roleId: role.id, standard, level, core, criticality },
        needed: needOf(need, role.people),
        verified: verified.size,
        claimed: claimed.length,
        expiring: verified.size - lasting.size,
      };
    });
  });
}

const peopleOf = (holdings: readonly Holding[]): ReadonlySet<string> =>
  new Set(holdings.map(({ personId }) => personId));
