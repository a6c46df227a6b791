import type { NewFirmFacts, NewLearningRecord, NewRoleProfile } from '#domain/generated/schemas.js';

/** What a small firm says of itself. */
export const facts: NewFirmFacts = {
  ...{ heads: 5.5, yearFounded: 1994, familyOwned: true, region: 'ITH35' },
  ...{ sharesWithHub: true, sharesSurplus: true },
};
/** A post that needs one competence of everybody who holds it. */
export const newProfile = (
  standard: string,
  over: Partial<NewRoleProfile> = {},
): NewRoleProfile => ({
  name: 'Stitcher',
  people: 2,
  competences: [
    {
      ...{ standard, level: 2, need: 'all', criticality: 4 },
      ...{ decay: 'craft', family: 'TEC', core: true },
    },
  ],
  ...over,
});
/** The day in UTC. */
export const today = () => new Date().toISOString().slice(0, 10);
/** A note of today. */
export const note = (over: Partial<NewLearningRecord> = {}): NewLearningRecord => ({
  ...{ kind: 'note', on: today(), about: 'Buyers ask for repair', decidedBy: 'owner' },
  ...over,
});
/** Whole months from now, half a year at least: what was recorded today is on the window's first day. */
export const later = () => {
  const now = new Date();
  const [found] = [6, 7, 8, 9, 10, 11, 12, 18]
    .map((count) => {
      const date = new Date(now);
      date.setUTCMonth(date.getUTCMonth() + count);
      return { count, date };
    })
    // A day that the month does not have becomes one of the next.
    .filter(({ date }) => date.getUTCDate() === now.getUTCDate());
  if (!found) throw new Error('some month is long enough');
  return found;
};
