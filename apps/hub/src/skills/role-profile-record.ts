import type { NewRoleProfile, RoleProfile } from '#domain/generated/schemas.js';

/** A post as it was described last. */
export interface RoleRecord extends NewRoleProfile {
  readonly id: string;
  readonly firmId: string;
  readonly version: number;
  readonly recordedAt: Date;
  readonly reviewedAt?: Date;
  /** People who were named for it, of the firm still, in the order of their ids. */
  readonly holders: readonly string[];
}

export function viewRole(role: RoleRecord): RoleProfile {
  const { id, name, people, competences, holders, recordedAt, reviewedAt } = role;
  return {
    id,
    name,
    people,
    competences,
    holders: [...holders],
    recordedAt: recordedAt.toISOString(),
    ...(reviewedAt && { reviewedAt: reviewedAt.toISOString() }),
  };
}
