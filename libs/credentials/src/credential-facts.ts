import { CredentialFormatError } from './credential-format-error.js';
import { type JsonObject, listOf, member, textMember } from './json-object.js';

/** A European standard that the credential says it maps to. */
export interface ClaimedMapping {
  readonly mappingId?: string;
  readonly target: string;
  readonly relation?: string;
}

/** What a credential says, as far as a verdict needs it. Nothing of it is verified. */
export interface CredentialFacts {
  readonly id: string;
  readonly issuer: string;
  readonly title: string;
  readonly holder?: string;
  readonly standard: string;
  /** `digestMultibase` of the standard version. */
  readonly standardDigest?: string;
  readonly level?: number;
  readonly levelTitle?: string;
  readonly mappings: readonly ClaimedMapping[];
  readonly validFrom: string;
  readonly validUntil?: string;
  /** Lists of revocation and, where the issuer has it, of suspension; one index serves both. */
  readonly status?: {
    readonly list: string;
    readonly index: number;
    readonly suspension?: string;
  };
  /** Address of a list of 1EdTech, where the issuer has that and nothing else. */
  readonly revocationList?: string;
}

const DID = /^did:[a-z0-9]+:[A-Za-z0-9._:%-]+$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/**
 * Reads an Open Badge of our profile. Refuses with `credential.malformed` what lacks an id, issuer,
 * achievement or dates, or whose status entry cannot be understood: a status that we skip would be
 * a revocation that we miss.
 */
export function factsOf(document: JsonObject): CredentialFacts {
  const [subject, ...others] = listOf(document.credentialSubject);
  if (others.length > 0) throw malformed('one credentialSubject');
  const achievement = member(subject, 'achievement');
  const standard = required(textMember(achievement, 'id'), 'achievement.id');
  if (!URL.canParse(standard) || standard.length > 500) throw malformed('a URI as achievement.id');
  const level = levelOf(subject, standard);
  return defined({
    id: required(textMember(document, 'id'), 'id'),
    issuer: issuerDid(document),
    title: required(textMember(document, 'name') ?? textMember(achievement, 'name'), 'name'),
    holder: textMember(subject, 'name'),
    standard,
    standardDigest: textMember(
      listOf(document.relatedResource).find((item) => textMember(item, 'id') === standard),
      'digestMultibase',
    ),
    level,
    levelTitle: level === undefined ? undefined : levelTitleOf(achievement, standard, level),
    mappings: listOf(member(achievement, 'alignment')).map(claimedMapping),
    validFrom: required(instantOf(document, 'validFrom'), 'validFrom'),
    validUntil: instantOf(document, 'validUntil'),
    ...statusOf(document),
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

function levelOf(subject: unknown, standard: string): number | undefined {
  const prefix = `${standard}#level-`;
  const levels = listOf(member(subject, 'result'))
    .map((result) => textMember(result, 'achievedLevel') ?? '')
    .filter((achieved) => achieved.startsWith(prefix))
    .map((achieved) => achieved.slice(prefix.length));
  const [level, ...others] = levels;
  return level !== undefined && others.length === 0 && /^[1-5]$/.test(level)
    ? Number(level)
    : undefined;
}

function levelTitleOf(achievement: unknown, standard: string, level: number): string | undefined {
  const found = listOf(member(achievement, 'resultDescription'))
    .flatMap((description) => listOf(member(description, 'rubricCriterionLevel')))
    .find((rubric) => textMember(rubric, 'id') === `${standard}#level-${level}`);
  return textMember(found, 'name');
}

function claimedMapping(alignment: unknown): ClaimedMapping {
  return defined({
    target: required(textMember(alignment, 'targetUrl'), 'alignment.targetUrl'),
    mappingId: /^urn:uuid:(.+)$/.exec(textMember(alignment, 'id') ?? '')?.[1],
    relation: /^Relation: ([a-z]+)$/.exec(textMember(alignment, 'targetDescription') ?? '')?.[1],
  });
}

function statusOf(document: JsonObject): Pick<CredentialFacts, 'status' | 'revocationList'> {
  const entries = listOf(document.credentialStatus);
  const [only] = entries;
  if (only === undefined) return {};
  if (entries.length === 1 && listOf(member(only, 'type')).includes('1EdTechRevocationList'))
    return { revocationList: required(textMember(only, 'id'), 'credentialStatus.id') };
  const [revocation, ...others] = entries.map(statusEntry);
  const [suspension] = others;
  const isKnown =
    revocation?.purpose === 'revocation' &&
    others.length <= 1 &&
    (suspension === undefined ||
      (suspension.purpose === 'suspension' && suspension.index === revocation.index));
  if (!isKnown) throw malformed('a status entry for revocation, and at most one for suspension');
  const { list, index } = revocation;
  return { status: { list, index, ...(suspension && { suspension: suspension.list }) } };
}

function statusEntry(entry: unknown): {
  readonly purpose: string | undefined;
  readonly list: string;
  readonly index: number;
} {
  const index = textMember(entry, 'statusListIndex') ?? '';
  const list = textMember(entry, 'statusListCredential');
  const isBitstring =
    listOf(member(entry, 'type')).includes('BitstringStatusListEntry') &&
    /^(0|[1-9][0-9]{0,8})$/.test(index);
  if (!isBitstring || list === undefined)
    throw malformed('entries of type BitstringStatusListEntry');
  return { purpose: textMember(entry, 'statusPurpose'), list, index: Number(index) };
}

function instantOf(document: JsonObject, name: string): string | undefined {
  const value = document[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !INSTANT.test(value) || Number.isNaN(Date.parse(value))) {
    throw malformed(`${name}, RFC 3339 in UTC with whole seconds`);
  }
  return value;
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
