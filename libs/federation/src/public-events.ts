import type { SchemaTypes } from '#domain/generated/schemas.js';

/** Who keeps a ledger. */
export type Party = 'hub' | 'registry';

/** Names of events: `ledger.opened` for schemas `events/ledger.opened/1.0`, `1.1` … */
export type EventNoun = keyof SchemaTypes extends infer Name
  ? Name extends `events/${infer Noun}.${infer Verb}/${string}`
    ? `${Noun}.${Verb}`
    : never
  : never;

/**
 * Whose ledger an event belongs in (docs/design/federation.md 7). It is for readers of the documents:
 * what a projection takes from whose ledger, it decides itself.
 */
export const PUBLIC_EVENTS: Readonly<Record<EventNoun, readonly Party[]>> = {
  'accreditation.decided': ['registry'],
  'audit.method-released': ['registry'],
  'audit.summary-published': ['hub'],
  'body.erased': ['hub'],
  'evidence.published': ['registry'],
  'hub.registered': ['registry'],
  'key.retired': ['hub', 'registry'],
  'key.rotated': ['hub', 'registry'],
  'ledger.closed': ['hub', 'registry'],
  'ledger.opened': ['hub', 'registry'],
  'ledger.operator-override': ['hub', 'registry'],
  'ledger.policy-published': ['hub', 'registry'],
  'local-standard.published': ['hub'],
  'mapping.confirmed': ['registry'],
  'observatory.released': ['registry'],
  'proposal.submitted': ['hub'],
  'rebuild.attested': ['registry'],
  'resend.requested': ['registry'],
  'standard.published': ['registry'],
  'statuslist.published': ['hub'],
};
