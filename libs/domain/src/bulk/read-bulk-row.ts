import type { ProblemCode } from '../core/problem-codes.js';

/** The columns of a bulk file, in the order of the template (docs/design/credentials.md 8). */
export const BULK_COLUMNS = [
  'row_key',
  'person_ref',
  'given_name',
  'family_name',
  'email',
  'claim_id',
  'standard_version',
  'level',
  'assessor_ref',
  'second_assessor_ref',
  'assessed_on',
  'methods',
  'criteria_met',
  'evidence_digests',
  'experience_from',
  'experience_to',
  'language',
  'valid_until',
] as const;

export type BulkColumn = (typeof BULK_COLUMNS)[number];

/** What is wrong with one cell. `got` is the cell as it came, cut to 80 characters. */
export interface CellFault {
  readonly column: BulkColumn;
  /** Of the rule that found it. */
  readonly code: string;
  readonly expected: string;
  readonly got: string;
}

/** An assessment as a row states it: who found which criteria met, when, how and on what. */
export interface RowAssessment {
  /** Version URI of a standard of the hub. */
  readonly standard: string;
  readonly level: number;
  readonly assessorRef: string;
  readonly secondAssessorRef?: string;
  /** `YYYY-MM-DD`. */
  readonly assessedOn: string;
  readonly methods: readonly string[];
  readonly criteriaMet: readonly string[];
  /** base64url SHA-256, as the hub shows them for its evidence. */
  readonly evidenceDigests: readonly string[];
}

/** A row whose cells have the right form: it cites a decided claim, or carries an assessment. */
export interface BulkRow {
  readonly rowKey: string;
  readonly personRef: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly grounds: { readonly claimId: string } | { readonly assessment: RowAssessment };
  readonly experienceFrom?: string;
  readonly experienceTo?: string;
  readonly language?: string;
  /** `YYYY-MM-DD`; the credential ends with this day. */
  readonly validUntil?: string;
}

interface Cell {
  readonly form: RegExp;
  readonly expected: string;
}

const DAY = /^(19|20)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const NAME: Cell = { form: /^\S.{0,99}$/u, expected: 'a name of at most 100 characters' };
const REF: Cell = {
  form: /^[A-Za-z0-9._-]{1,60}$/,
  expected: 'the key of a person of the cluster',
};
const DATE: Cell = { form: DAY, expected: 'a day as YYYY-MM-DD' };

const METHODS = ['observation', 'simulation', 'conversation', 'document-review', 'knowledge-test'];

const FORMS: Readonly<Record<BulkColumn, Cell>> = {
  row_key: { form: /^[A-Za-z0-9._:-]{1,80}$/, expected: 'a key of at most 80 letters and digits' },
  person_ref: REF,
  given_name: NAME,
  family_name: NAME,
  email: { form: /^[^\s@]{1,64}@[^\s@]{1,190}$/, expected: 'an e-mail address' },
  claim_id: {
    form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    expected: 'the id of a claim, or nothing',
  },
  standard_version: {
    form: /^https?:\/\/\S{1,490}$/,
    expected: 'the address of a standard version',
  },
  level: { form: /^[1-5]$/, expected: 'a level from 1 to 5' },
  assessor_ref: REF,
  second_assessor_ref: REF,
  assessed_on: DATE,
  methods: {
    form: new RegExp(`^(${METHODS.join('|')})(\\|(${METHODS.join('|')})){0,4}$`),
    expected: `one or more of ${METHODS.join(', ')}, with | between them`,
  },
  criteria_met: {
    form: /^[^|\s]{1,40}(\|[^|\s]{1,40}){0,59}$/u,
    expected: 'ids of criteria with | between them',
  },
  evidence_digests: {
    form: /^[A-Za-z0-9_-]{43}(\|[A-Za-z0-9_-]{43}){0,19}$/,
    expected: 'digests of evidence with | between them',
  },
  experience_from: DATE,
  experience_to: DATE,
  language: {
    form: /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/,
    expected: 'a language such as en or pt-BR',
  },
  valid_until: DATE,
};

const ALWAYS: readonly BulkColumn[] = [
  'row_key',
  'person_ref',
  'given_name',
  'family_name',
  'email',
];
const OF_AN_ASSESSMENT: readonly BulkColumn[] = [
  'standard_version',
  'level',
  'assessor_ref',
  'assessed_on',
  'methods',
  'criteria_met',
  'evidence_digests',
];

/**
 * Reads the cells of one row, in the order of BULK_COLUMNS. A row that cites a claim leaves the
 * columns of an assessment empty; any other row fills them all, the second assessor aside.
 * Gives every fault: `bulk.value-missing`, `bulk.value-invalid`, `bulk.value-unwanted`.
 */
export function readBulkRow(
  values: readonly string[],
): { readonly row: BulkRow } | { readonly faults: readonly CellFault[] } {
  const cells = new Map(BULK_COLUMNS.map((column, i) => [column, (values[i] ?? '').trim()]));
  const faults = BULK_COLUMNS.flatMap((column) => faultOf(column, cells) ?? []);
  return faults.length > 0 ? { faults } : { row: rowOf(cells) };
}

type Cells = ReadonlyMap<BulkColumn, string>;

function faultOf(column: BulkColumn, cells: Cells): CellFault | undefined {
  const got = cells.get(column) ?? '';
  const citesClaim = cells.get('claim_id') !== '';
  const { form, expected } = FORMS[column];
  const fault = (code: ProblemCode, wanted = expected): CellFault => ({
    column,
    code,
    expected: wanted,
    got: got.slice(0, 80),
  });
  if (got === '') {
    const isNeeded = ALWAYS.includes(column) || (!citesClaim && OF_AN_ASSESSMENT.includes(column));
    return isNeeded ? fault('bulk.value-missing') : undefined;
  }
  if (citesClaim && (OF_AN_ASSESSMENT.includes(column) || column === 'second_assessor_ref'))
    return fault('bulk.value-unwanted', 'nothing, as the claim says it already');
  return form.test(got) && (form !== DAY || isDay(got)) ? undefined : fault('bulk.value-invalid');
}

/** Whether the day is in the calendar: 30 February is not. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function rowOf(cells: Cells): BulkRow {
  const text = (column: BulkColumn): string => cells.get(column) ?? '';
  const list = (column: BulkColumn): readonly string[] => [...new Set(text(column).split('|'))];
  const optional = <K extends string>(name: K, column: BulkColumn) =>
    (text(column) === '' ? {} : { [name]: text(column) }) as { readonly [P in K]?: string };
  return {
    rowKey: text('row_key'),
    personRef: text('person_ref'),
    givenName: text('given_name'),
    familyName: text('family_name'),
    email: text('email').toLowerCase(),
    grounds:
      text('claim_id') === ''
        ? {
            assessment: {
              standard: text('standard_version'),
              level: Number(text('level')),
              assessorRef: text('assessor_ref'),
              ...optional('secondAssessorRef', 'second_assessor_ref'),
              assessedOn: text('assessed_on'),
              methods: list('methods'),
              criteriaMet: list('criteria_met'),
              evidenceDigests: list('evidence_digests'),
            },
          }
        : { claimId: text('claim_id') },
    ...optional('experienceFrom', 'experience_from'),
    ...optional('experienceTo', 'experience_to'),
    ...optional('language', 'language'),
    ...optional('validUntil', 'valid_until'),
  };
}
