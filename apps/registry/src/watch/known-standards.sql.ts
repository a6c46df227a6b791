import { Injectable } from '@nestjs/common';
import type { Transaction } from '#platform/database/in-transaction.js';
import type { LeafContext } from './check-leaves.js';

interface Row {
  readonly scope_standards: string[];
  readonly scope_levels: number[];
}

/** What a hub may certify, and which European standards there are. */
@Injectable()
export class KnownStandards {
  async of(
    origin: string,
    m: Transaction,
  ): Promise<Pick<LeafContext, 'scope' | 'europeanStandards'>> {
    const decided = await m.query<Row[]>(
      `SELECT d.scope_standards, d.scope_levels FROM accreditation_decision d
       JOIN hub h ON h.id = d.hub_id WHERE h.origin = $1 AND d.decision = 'accredited'`,
      [origin],
    );
    const european = await m.query<{ version_uri: string }[]>(
      'SELECT version_uri FROM european_standard',
    );
    return {
      scope: decided.flatMap(({ scope_standards, scope_levels }) =>
        scope_standards.map((standard, i) => ({ standard, maxLevel: scope_levels[i] ?? 0 })),
      ),
      europeanStandards: new Set(european.map(({ version_uri }) => version_uri)),
    };
  }
}
