/** A firm of the cluster. */
export interface FirmRecord {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly trade: string;
  readonly town: string;
  readonly staff: number;
}

/** A person of a firm, without account. */
export interface PersonRecord {
  readonly id: string;
  readonly key: string;
  readonly firmId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly managerId?: string | undefined;
  /** Since when they have left the firm, whose name stays on record. */
  readonly leftAt?: Date | undefined;
}

/** A person as other features see them: who they are, where they work, what they may do. */
export interface Member {
  readonly personId: string;
  readonly firmId: string;
  readonly firmName: string;
  readonly managerId?: string | undefined;
  /** Every firm and manager there ever was, the present ones too. */
  readonly pastFirmIds: readonly string[];
  readonly pastManagerIds: readonly string[];
  readonly givenName: string;
  readonly familyName: string;
  readonly roles: readonly string[];
}

/** Given name before family name, as everywhere in the product. */
export const fullName = (person: Pick<Member, 'givenName' | 'familyName'>): string =>
  `${person.givenName} ${person.familyName}`;
