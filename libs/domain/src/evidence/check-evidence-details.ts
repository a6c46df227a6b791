import { DomainError, type Issue } from '../core/domain-error.js';
import type { Evidence, EvidenceDetails } from '../generated/schemas.js';

type Kind = Evidence['kind'];
type Member = keyof EvidenceDetails;

const SEEN: readonly Member[] = ['observer', 'place', 'startedAt', 'endedAt', 'checklist'];

/** What each kind of evidence is nothing without (design paper 1.1). The day is the item's own. */
const NEEDED: Readonly<Record<Kind, readonly Member[]>> = {
  observation: SEEN,
  simulation: SEEN,
  'work-sample': ['authorStatement', 'coWorkers'],
  conversation: ['questions', 'notes', 'assessor'],
  'knowledge-test': ['instrumentId', 'score'],
  'witness-statement': ['witness', 'relation', 'period'],
  certificate: ['issuer', 'issuedOn'],
  logbook: ['period'],
  'self-statement': ['text'],
};
const ALLOWED: Readonly<Partial<Record<Kind, readonly Member[]>>> = {
  'knowledge-test': ['maxScore', 'questions', 'notes', 'assessor'],
};

/**
 * Checks that the details of an item are those of its kind. Refuses `evidence.detail-missing`, naming
 * every member that is missing or blank, `evidence.detail-unwanted` for members of another kind, and
 * `evidence.detail-invalid` for times that are reversed and a score above the highest one. A
 * self-statement may have its text as the content instead.
 */
export function checkEvidenceDetails(
  kind: Kind,
  mediaType: string,
  details: EvidenceDetails,
  at = '/details',
): void {
  const missing = NEEDED[kind].filter(
    (member) =>
      isBlank(details[member]) && !(kind === 'self-statement' && mediaType === 'text/plain'),
  );
  if (missing.length > 0) refuse('evidence.detail-missing', at, missing, `what ${kind} needs`);
  const known = [...NEEDED[kind], ...(ALLOWED[kind] ?? [])];
  const others = (Object.keys(details) as Member[]).filter((member) => !known.includes(member));
  if (others.length > 0) refuse('evidence.detail-unwanted', at, others, `nothing for ${kind}`);
  const { startedAt, endedAt, period, score, maxScore } = details;
  if (
    startedAt !== undefined &&
    endedAt !== undefined &&
    Date.parse(endedAt) < Date.parse(startedAt)
  )
    refuse('evidence.detail-invalid', at, ['endedAt'], 'an end after the start');
  if (period?.to !== undefined && period.to < period.from)
    refuse('evidence.detail-invalid', at, ['period'], 'an end after the start');
  if (score !== undefined && maxScore !== undefined && score > maxScore)
    refuse('evidence.detail-invalid', at, ['score'], `at most ${String(maxScore)}`);
}

const isBlank = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.trim() === '');

function refuse(
  code: 'evidence.detail-missing' | 'evidence.detail-unwanted' | 'evidence.detail-invalid',
  at: string,
  members: readonly Member[],
  expected: string,
): never {
  const issues: readonly Issue[] = members.map((member) => ({
    path: `${at}/${member}`,
    message: expected,
    expected,
  }));
  throw new DomainError(code, { issues });
}
