import { Injectable } from '@nestjs/common';
import { DomainError } from '#domain/core/domain-error.js';
import type { NewRoleProfile } from '#domain/generated/schemas.js';
import type { Transaction } from '#platform/database/in-transaction.js';
import { Idempotency, type RepeatableRequest } from '#platform/idempotency/idempotency.js';
import { KnownStandards } from '../standards/known-standards.service.js';

/** What is asked of every description of a post before it is taken, once for each request. */
@Injectable()
export class RoleRequests {
  constructor(
    private readonly standards: KnownStandards,
    private readonly idempotency: Idempotency,
  ) {}

  once<T>(request: RepeatableRequest, write: (m: Transaction) => Promise<T>): Promise<T> {
    return this.idempotency.once(request, write);
  }

  /**
   * Refuses `role-profile.competence-repeated`, `standard.unknown` for a version that neither the hub
   * nor the registry has, and `role-profile.level-unknown` for a level that a local one lacks.
   */
  async check({ competences }: NewRoleProfile): Promise<void> {
    const uris = competences.map(({ standard }) => standard);
    const repeated = uris.find((uri, i) => uris.indexOf(uri) !== i);
    if (repeated !== undefined)
      throw new DomainError('role-profile.competence-repeated', { got: repeated });
    const known = await this.standards.known(uris);
    for (const { standard, level } of competences) {
      const found = known.get(standard);
      if (!found) throw new DomainError('standard.unknown', { got: standard });
      if (found.levels && !found.levels.includes(level))
        throw new DomainError('role-profile.level-unknown', {
          expected: `one of ${found.levels.join(', ')}`,
          got: String(level),
        });
    }
  }
}
