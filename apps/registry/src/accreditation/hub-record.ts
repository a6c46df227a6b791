import type { AccreditationDecided, NewAccreditation, NewHub } from '#domain/generated/schemas.js';

/** A hub that is registered; nothing is said of its accreditation. */
export interface HubRecord extends NewHub {
  readonly id: string;
  readonly registeredAt: Date;
}

/** A decision on the accreditation of a hub, as it was taken. Instants are RFC 3339 in UTC. */
export interface DecisionRecord extends Omit<NewAccreditation, 'reasonCode'> {
  readonly id: string;
  readonly hubId: string;
  readonly reasonCode: AccreditationDecided['reasonCode'];
  readonly decidedAt: Date;
  /** Account of the administrator. Stays in the database: leaves carry roles only. */
  readonly decidedBy?: string;
  /** What made the registry itself decide. */
  readonly evidenceId?: string;
  readonly intentId: string;
}
