import { Injectable } from '@nestjs/common';
import type { Holding } from '#domain/skills/gather-holders.js';
import { ClaimsOnFile } from '../claims/claims-on-file.service.js';
import { HeldCredentials } from '../issuing/held-credentials.service.js';
import { FirmStaff } from '../members/firm-staff.service.js';

/** A credential with the place of its leaf; null while it waits for the sequencer. */
export interface CitedCredential {
  readonly id: string;
  /** Decimal. */
  readonly leafIndex: string | null;
}

/** What the people of a firm hold and claim. */
export interface FirmHoldings {
  /** Ids of everybody who works there now, in a fixed order. */
  readonly people: readonly string[];
  readonly holdings: readonly Holding[];
  readonly credentials: readonly CitedCredential[];
  /** Ids of the claims that wait for a certificate. */
  readonly claims: readonly string[];
}

/** Of a firm of which the hub knows nobody. */
const NOTHING: FirmHoldings = { people: [], holdings: [], credentials: [], claims: [] };

/** Collects credentials and claims of the people who work in a firm now. */
@Injectable()
export class FirmHoldingsService {
  constructor(
    private readonly staff: FirmStaff,
    private readonly credentials: HeldCredentials,
    private readonly claims: ClaimsOnFile,
  ) {}

  async of(firmId: string, at: Date): Promise<FirmHoldings> {
    const people = (await this.staff.of(firmId)).map(({ personId }) => personId);
    if (people.length === 0) return NOTHING;
    const credentials = await this.credentials.inForce(people, at);
    const claims = await this.claims.uncertified(people, at);
    const assessors = await this.claims.assessorsOf(credentials.map(({ claimId }) => claimId));
    const practice = new Map(
      (await this.claims.practiceOf(people, at)).map(({ personId, standard, until }) => [
        `${personId} ${standard}`,
        new Date(until),
      ]),
    );
    const practisedOf = (personId: string, standard: string) => {
      const until = practice.get(`${personId} ${standard}`);
      // What is said of the future is not practice yet.
      return until && { practisedUntil: until > at ? at : until };
    };
    return {
      people,
      credentials: credentials.map(({ id, leafIndex }) => ({ id, leafIndex })),
      claims: claims.map(({ id }) => id),
      holdings: [
        ...credentials.map(
          ({ id, claimId, personId, standard, level, grade, assessedOn, validUntil }): Holding => ({
            ...{ personId, source: id, standard, level },
            // No grade was kept in the beginning: then the weakest that certifies.
            grade: grade ?? 'C',
            since: new Date(assessedOn),
            ...(validUntil !== null && { validUntil: new Date(validUntil) }),
            ...practisedOf(personId, standard),
            assessors: assessors.get(claimId) ?? [],
          }),
        ),
        ...claims.map(({ id, personId, standard, level, openedAt, hasOthersWord }): Holding => ({
          ...{ personId, source: id, standard, level },
          grade: hasOthersWord ? 'D' : 'E',
          since: openedAt,
          ...practisedOf(personId, standard),
          assessors: [],
        })),
      ],
    };
  }
}
