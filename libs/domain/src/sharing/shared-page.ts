import type { CompetenceRecord, NewShare, SharedPage } from '../generated/schemas.js';

/** A credential that is shown by a link, as it stands now. */
export interface SharedCredential {
  readonly record: CompetenceRecord;
  readonly status: string;
  /** Since when the holder contests it. */
  readonly contestedAt?: Date;
}

/** A field that a holder may show without the others. */
export type SharedField = Exclude<NewShare['credentials'][number]['fields'], 'whole'>[number];

type Item = SharedPage['items'][number];
type Shows = Item['shows'];

/** What one link shows; a credential at each place of `draft.credentials`. */
export interface Shared {
  readonly draft: Pick<NewShare, 'credentials' | 'purpose' | 'recipient' | 'expiresAt'>;
  readonly credentials: readonly SharedCredential[];
}

/** Said beside a whole credential. */
const SIGNED_NOTE =
  'The files are signed by the issuer and can be checked with any verifier. The text here repeats them and is not signed itself.';
/** Said beside chosen fields: neither Open Badges nor vc+jwt can show a part of what is signed. */
const STATED_NOTE =
  'The holder chose these fields. The issuer states them from its records; nothing of it is signed, so ask for the whole credential where a proof is needed.';

/** Said instead of anything: what a holder says is wrong is not shown in their name. */
const CONTESTED_NOTE =
  'The holder contests this credential. Nothing of it is shown until the issuer has decided.';

const FIELDS: readonly SharedField[] = [
  'holder',
  'title',
  'level',
  'standard',
  'criteria',
  'assessment',
  'experience',
  'evidence',
  'validity',
];

/**
 * What whoever opens a link sees: a pure function of what the holder chose, the records and their
 * status, so that a preview is the page itself. Issuer and status are told whatever was chosen: a
 * revoked credential must not look good for want of a field.
 */
export function sharedPage({ draft, credentials }: Shared): SharedPage {
  const { purpose, recipient, expiresAt } = draft;
  const [first] = credentials;
  if (!first) throw new Error('a link shows one credential or more');
  return {
    issuer: first.record.issuer,
    purpose,
    ...(recipient !== undefined && { recipient }),
    expiresAt,
    items: draft.credentials.map(({ fields }, place) => {
      const shared = credentials[place];
      if (!shared) throw new Error('every chosen credential is there');
      return itemOf(shared, fields, place + 1);
    }),
  };
}

function itemOf(
  { record, status, contestedAt }: SharedCredential,
  fields: NewShare['credentials'][number]['fields'],
  number: number,
): Item {
  if (contestedAt)
    return { number, basis: 'hub-statement', note: CONTESTED_NOTE, status, shows: {}, files: [] };
  const whole = fields === 'whole';
  const chosen = whole ? FIELDS : FIELDS.filter((field) => fields.includes(field));
  return {
    number,
    basis: whole ? 'signed-files' : 'hub-statement',
    note: whole ? SIGNED_NOTE : STATED_NOTE,
    status,
    shows: Object.assign({}, ...chosen.map((field) => show[field](record))) as Shows,
    files: whole ? ['open-badge', 'jwt', 'proof'] : [],
  };
}

/** One field of a record each, and nothing that another field would tell. */
const show: Readonly<Record<SharedField, (record: CompetenceRecord) => Shows>> = {
  holder: ({ subject: { givenName, familyName } }) => ({ holder: { givenName, familyName } }),
  title: ({ standard }) => ({ title: standard.title }),
  level: ({ standard: { level, levels } }) => {
    const reached = levels.find((candidate) => candidate.level === level);
    if (!reached) throw new Error('a record names a level of its standard');
    return { level: { level, title: reached.title } };
  },
  standard: ({ standard }) => ({ standard: standard.versionUri }),
  criteria: ({ criteria }) => ({ criteria }),
  assessment: ({ assessment: { assessedOn, methods, assessors, second, grade } }) => ({
    assessment: { assessedOn, methods, assessors, second, ...(grade && { grade }) },
  }),
  experience: ({ experience }) => ({ experience }),
  evidence: ({ evidence }) => ({
    evidence: evidence.map(({ kind, title, digest }) => ({ kind, title, digest })),
  }),
  validity: ({ validFrom, validUntil }) => ({
    validity: { validFrom, ...(validUntil !== undefined && { validUntil }) },
  }),
};
