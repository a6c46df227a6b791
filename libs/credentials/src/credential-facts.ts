import { wholeSecond } from '#domain/core/instant.js';

import { achievementFacts } from './achievement-facts.js';
import { CredentialFormatError } from './credential-format-error.js';
import { type JsonObject, listOf, textMember } from './json-object.js';
import { languageText } from './language-text.js';
import { badgeStatus, type StatusFacts } from './status-facts.js';

/** A European standard that the credential says it maps to. */
export interface ClaimedMapping {
  readonly mappingId?: string;
  readonly target: string;
  readonly relation?: string;
}

/** What a credential says, as far as a verdict needs it. Nothing of it is verified. */
export interface CredentialFacts extends StatusFacts {
  /** Absent when the holder does not disclose it. */
  readonly id?: string;
  /** DID, or the web origin of an issuer of SD-JWT VCs. */
  readonly issuer: string;
  readonly title?: string;
  readonly holder?: string;
  readonly standard: string;
  /** Further standards of the same credential: they are named so that nothing is judged by one alone. */
  readonly otherStandards: readonly string[];
  /** `digestMultibase` of the standard version. */
  readonly standardDigest?: string;
  readonly level?: number;
  readonly levelTitle?: string;
  readonly mappings: readonly ClaimedMapping[];
  readonly validFrom: string;
  readonly validUntil?: string;
}

const DID = /^did:[a-z0-9]+:[A-Za-z0-9._:%-]+$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an Open Badge, ours or of another issuer. Refuses with `credential.malformed` what lacks an
 * id, issuer, achievement or dates. Of data model 1.1 `issuanceDate` and `expirationDate` are read.
 */
export function factsOf(document: JsonObject): CredentialFacts {
  const [subject, ...others] = listOf(document.credentialSubject);
  if (others.length > 0) throw malformed('one credentialSubject');
  const { standard, otherStandards, name, level, levelTitle, alignments } =
    achievementFacts(subject);
  return defined({
    id: required(textMember(document, 'id'), 'id'),
    issuer: issuerDid(document),
    title: languageText(document.name) ?? name,
    holder: textMember(subject, 'name'),
    standard,
    otherStandards,
    standardDigest: textMember(
      listOf(document.relatedResource).find((item) => textMember(item, 'id') === standard),
      'digestMultibase',
    ),
    level,
    levelTitle,
    mappings: alignments.map(claimedMapping),
    validFrom: required(
      instantOf(document, 'validFrom') ?? instantOf(document, 'issuanceDate'),
      'validFrom',
    ),
    validUntil: instantOf(document, 'validUntil') ?? instantOf(document, 'expirationDate'),
    ...badgeStatus(document),
  });
}

/** The DID or URL of the issuer, whether it stands alone or in an object. */
export function issuerOf(document: JsonObject): string | undefined {
  return textMember(document, 'issuer') ?? textMember(document.issuer, 'id');
}

/** Only parties with a DID issue: it is what the registry lists and what names their keys. */
function issuerDid(document: JsonObject): string {
  const did = required(issuerOf(document), 'issuer');
  if (!DID.test(did) || did.length > 300) throw malformed('a DID as issuer');
  return did;
}

/** Of an alignment that is only an address nothing can be said but that address. */
function claimedMapping(alignment: unknown): ClaimedMapping {
  const target = typeof alignment === 'string' ? alignment : textMember(alignment, 'targetUrl');
  return defined({
    target: required(target, 'alignment.targetUrl'),
    mappingId: /^urn:uuid:(.+)$/.exec(textMember(alignment, 'id') ?? '')?.[1],
    relation: /^Relation: ([a-z]+)$/.exec(textMember(alignment, 'targetDescription') ?? '')?.[1],
  });
}

function instantOf(document: JsonObject, name: string): string | undefined {
  const value = document[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value))) {
    throw malformed(`${name}, RFC 3339 with a time zone`);
  }
  return wholeSecond(new Date(value));
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) throw malformed(name);
  return value;
}

function malformed(expected: string): CredentialFormatError {
  return new CredentialFormatError('credential.malformed', `expected ${expected}`);
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without the members that are undefined. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, found]) => found !== undefined),
  ) as Defined<T>;
}
