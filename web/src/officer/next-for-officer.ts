import type { Claim } from '../../../libs/domain/src/generated/schemas.js';

/** What a claim waits for that only an officer can do. */
export type OfficerStep =
  'assign' | 'assign-second' | 'assign-fresh' | 'assign-appeal' | 'moderate';

/** The next step that is an officer's; nothing while it is somebody else's turn. */
export function nextForOfficer({ state, assessments }: Claim): OfficerStep | undefined {
  const has = (turn: number) => assessments.some(({ order }) => order === turn);
  if (state === 'documented') return 'assign';
  if (state === 'moderating') return 'moderate';
  if (state === 'appealed') return has(4) ? undefined : 'assign-appeal';
  if (state !== 'second-assessing') return undefined;
  if (!has(2)) return 'assign-second';
  // Back from a moderator: both have judged, and a fresh look was ordered.
  const judged = assessments.every(({ submittedAt }) => submittedAt !== undefined);
  return judged && !has(3) ? 'assign-fresh' : undefined;
}
