import type { ErasurePlan } from '#domain/generated/schemas.js';

/** What there is of a person before they are erased. */
export interface PersonRows {
  readonly experiences: number;
  readonly evidence: number;
  readonly claims: number;
  readonly credentials: number;
  readonly assignments: number;
  readonly judgements: number;
  readonly accounts: number;
  /** Of every other feature that keeps data of people. */
  readonly others: readonly { readonly what: string; readonly count: number }[];
}

/** What goes, in the words of the people it is about. */
export function whatGoes(rows: PersonRows): ErasurePlan['goes'] {
  return [
    { what: 'Name, e-mail address, firm and manager', count: 1 },
    { what: 'The account, with every session and invitation', count: rows.accounts },
    { what: 'Experiences', count: rows.experiences },
    { what: 'Items of evidence, with their contents', count: rows.evidence },
    { what: 'Claims, with the judgements on them', count: rows.claims },
    { what: 'Credentials kept by this hub', count: rows.credentials },
    ...rows.others,
    { what: 'Assignments as an assessor that are still open', count: rows.assignments },
    { what: 'The secret key that makes entries of the ledger readable', count: 1 },
  ];
}

/** What remains, and why. The same for everybody but for what assessors leave behind. */
export function whatRemains(judgements: boolean): ErasurePlan['remains'] {
  return [
    'Credentials that the person has saved stay valid and can be checked. This hub can no longer show, repeat or revoke them.',
    'The public status list stays as it is: a credential that was revoked stays revoked, one that was not can never be revoked.',
    'The ledger keeps its entries of 34 bytes. Without the key nobody can tell whom or what they are about.',
    'Copies that the person gave to others, and texts of others that name the person, are not in the hands of this hub.',
    'Backups and the write-ahead log of the database hold the data until they are over; they must be kept at most 30 days.',
    'A note that somebody was erased, when, and on whose request, under an id that leads to nothing.',
    ...(judgements
      ? [
          'Judgements on claims of others, because their credentials rest on them. They name an erased person as assessor.',
        ]
      : []),
  ];
}
