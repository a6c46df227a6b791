import { type JsonObject, listOf, member, textMember } from './json-object.js';
import type { SlotKind, TemplateProfile } from './template-pattern.js';

/** What differs between two credentials of one standard and level; all the rest is the template. */
const SLOTS: Readonly<Record<string, SlotKind>> = {
  created: 'instant',
  id: 'iri',
  name: 'text',
  awardedDate: 'instant',
  validFrom: 'instant',
  validUntil: 'instant',
  'credentialSubject.id': 'iri',
  'credentialSubject.name': 'text',
  'credentialSubject.activityStartDate': 'instant',
  'credentialSubject.activityEndDate': 'instant',
  'credentialSubject.role': 'text',
  'credentialSubject.result[].id': 'iri',
  'evidence[].id': 'iri',
  'evidence[].name': 'text',
  'evidence[].narrative': 'text',
  'evidence[].digestMultibase': 'text',
  'credentialStatus.id': 'iri',
  'credentialStatus.statusListIndex': 'text',
  'credentialStatus[].id': 'iri',
  'credentialStatus[].statusListIndex': 'text',
};

const isProof = (document: JsonObject): boolean => document.type === 'DataIntegrityProof';

/** Open Badges of our profile, and the options of their proofs (docs/design/credentials.md 3.1). */
export const openBadgeProfile: TemplateProfile = {
  slotAt: (path) => (Object.hasOwn(SLOTS, path) ? SLOTS[path] : undefined),
  // The options of a proof are one node without an id.
  blankNodes: (document) => (isProof(document) ? 1 : 0),
  keyOf: (document: JsonObject): string => {
    if (isProof(document)) return `proof ${textMember(document, 'verificationMethod') ?? ''}`;
    const [subject] = listOf(document.credentialSubject);
    const [result] = listOf(member(subject, 'result'));
    const evidence = listOf(document.evidence);
    return [
      textMember(result, 'achievedLevel') ?? '',
      String(evidence.length),
      String(Object.keys(document).length),
      String(typeof subject === 'object' && subject !== null ? Object.keys(subject).length : 0),
    ].join(' ');
  },
};
