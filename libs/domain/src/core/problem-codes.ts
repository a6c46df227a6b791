/**
 * Every problem code of both apps, with its HTTP status and the sentence a person reads.
 * Codes are stable API: a code may be added, never changed. A code that is not listed here does
 * not compile in a DomainError.
 */
export const problemCodes = {
  'body.invalid': [400, 'The request does not have the form that is expected.'],
  'body.malformed': [400, 'The body is not valid JSON in UTF-8.'],
  'body.too-large': [413, 'The body is larger than allowed.'],
  'body.unsupported-type': [415, 'The media type of the body is not supported.'],
  'request.unknown-route': [404, 'There is nothing at this address.'],
  'request.refused': [400, 'The request was refused.'],
  'request.too-many': [429, 'Too many requests. Wait a moment.'],
  'request.key-reused': [409, 'This Idempotency-Key was used before with another request.'],
  'request.key-invalid': [400, 'An Idempotency-Key is 1 to 100 visible ASCII characters.'],
  'id.invalid': [400, 'The address holds an id that is not a UUID.'],
  'server.fault': [500, 'The server failed. The fault has been recorded.'],
  'server.unavailable': [503, 'A part that is needed is not available. Try again later.'],

  'session.required': [401, 'Sign in first.'],
  'session.refused': [401, 'E-mail address and password do not match.'],
  'session.throttled': [429, 'Too many failed sign-ins. Wait a few minutes.'],
  'role.missing': [403, 'Your role does not allow this.'],
  'invitation.unknown': [404, 'This invitation is unknown, used up or over.'],
  'account.exists': [409, 'This e-mail address has an account, with another name or role.'],
  'password.too-weak': [422, 'The password is too easy to guess: use at least 12 characters.'],

  'import.refused': [422, 'Some rows cannot be taken. Nothing was imported.'],
  'import.malformed': [422, 'A file is not readable as CSV. Nothing was imported.'],
  'person.unknown': [404, 'There is no such person.'],
  'person.erased': [410, 'This person has been erased.'],
  'person.required': [403, 'Only a person of the cluster can do this.'],
  'erasure.not-confirmed': [
    409,
    'What would be erased is not what was confirmed. Read the plan again.',
  ],
  'erasure.last-officer': [409, 'Appoint another officer first: nobody else could run this hub.'],

  'standard.unknown': [404, 'There is no such competence standard.'],
  'standard.version-exists': [409, 'This version exists with other content. Raise the version.'],
  'standard.level-undefined': [422, 'A criterion names a level that the standard does not have.'],
  'standard.level-repeated': [422, 'Levels must be listed once each, in ascending order from 1.'],
  'standard.criterion-repeated': [422, 'Criterion ids must be unique.'],
  'standard.language-missing': [422, 'A text is missing in the language of the standard.'],
  'mapping.unknown': [404, 'There is no such mapping proposal.'],
  'mapping.already-proposed': [409, 'This mapping has been proposed before.'],
  'mapping.already-confirmed': [409, 'This mapping has been confirmed before.'],
  'mapping.same-standard': [422, 'A standard cannot be mapped to itself.'],

  'experience.unknown': [404, 'There is no such experience.'],
  'experience.dates-reversed': [422, 'The experience ends before it begins.'],
  'experience.in-future': [422, 'The experience lies in the future.'],
  'evidence.unknown': [404, 'There is no such evidence.'],
  'evidence.not-base64': [422, 'The content of the evidence is not base64.'],
  'evidence.type-mismatch': [422, 'The content is not of the media type that is named.'],
  'evidence.kind-not-accepted': [422, 'No evidence is of a kind that this standard accepts.'],
  'claim.unknown': [404, 'There is no such claim.'],
  'claim.duplicate-open': [409, 'An open claim for this standard and level exists.'],
  'claim.level-unknown': [422, 'The standard does not have this level.'],
  'claim.standard-not-in-force': [422, 'This standard version is not in force in this hub.'],
  'claim.not-allowed-in-state': [409, 'The claim is not in a state that allows this.'],
  'claim.not-candidate': [403, 'Only the candidate can do this.'],
  'assessor.is-candidate': [403, 'Nobody assesses their own claim.'],
  'assessor.not-mandated': [422, 'This person is not an assessor.'],
  'assessor.not-assigned': [403, 'You are not assigned to this claim.'],
  'assessor.conflict-undeclared': [
    403,
    'A line manager or colleague may assess only when the tie is declared.',
  ],
  'assessor.tie-mismatch': [422, 'The tie that is declared is not the one on record.'],
  'assessor.not-independent': [
    403,
    'The second assessor must be another person, from another firm, with no tie.',
  ],
  'judgement.criterion-missing': [422, 'A criterion has not been judged.'],
  'judgement.criterion-unknown': [422, 'A criterion is not part of this claim.'],
  'judgement.criterion-repeated': [422, 'A criterion was judged twice.'],
  'judgement.evidence-unknown': [422, 'A cited item of evidence is not part of this claim.'],
  'judgement.vacs-incomplete': [
    422,
    'Met needs at least one item that is valid, authentic and current, and sufficient evidence.',
  ],
  'judgement.testimony-alone': [
    422,
    'Statements and certificates alone cannot show that it is met.',
  ],
  'judgement.observation-missing': [422, 'This criterion must be shown by direct evidence.'],
  'judgement.rationale-missing': [
    422,
    'Say why: what is missing or why older evidence still counts.',
  ],
  'credential.unknown': [404, 'There is no such credential.'],
  'credential.out-of-scope': [422, 'The accreditation of the hub does not cover this today.'],
  'credential.already-revoked': [409, 'This credential has been revoked before.'],
  'status.list-full': [503, 'The status list is full.'],

  'hub.unknown': [404, 'There is no such hub.'],
  'hub.already-registered': [409, 'A hub with this identifier or ledger is registered.'],
  'hub.origin-mismatch': [
    422,
    'The ledger origin, its key and the address do not belong together.',
  ],
  'accreditation.dates-reversed': [422, 'The accreditation ends before it begins.'],
  'accreditation.not-accredited': [409, 'The hub is not accredited.'],

  'ledger.not-published': [404, 'This part of the ledger is not published.'],
  'ledger.queue-full': [503, 'The ledger queue is full. Try again later.'],
  'ledger.leaf-invalid': [422, 'The event cannot be written to the ledger.'],
  'ledger.read-only': [503, 'The ledger is read-only until it has been healed.'],
  'ledger.closed': [503, 'The ledger is closed: nothing is written to it any more.'],
  'body.erased': [410, 'This text has been erased.'],
  'body.unknown': [404, 'There is no such text.'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

/** A code of the table: `<noun>.<reason>`. */
export type ProblemCode = keyof typeof problemCodes;
