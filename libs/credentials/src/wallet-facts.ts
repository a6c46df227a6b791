import { COMPETENCE_TYPE_PATH } from './competence-type.js';
import { CredentialFormatError } from './credential-format-error.js';
import type { ClaimedMapping, CredentialFacts } from './credential-facts.js';
import { digestMultibaseOf } from './digest-multibase.js';
import { type JsonObject, member, textMember } from './json-object.js';
import { tokenStatus } from './status-facts.js';

/** The last second of the year 9999: later ones have no date of four digits. */
const LAST_SECOND = 253_402_300_799;

/**
 * What the disclosed claims of an SD-JWT VC of a competence say (docs/design/credentials.md 3.3).
 * Undisclosed claims are simply not there. Refuses with `credential.not-a-competence` another type
 * and a missing standard, level or start; with `credential.malformed` an issuer that is no web origin.
 */
export function walletFacts(claims: JsonObject): CredentialFacts {
  refuseOtherTypes(claims);
  const issuer = textMember(claims, 'iss') ?? '';
  if (!URL.canParse(issuer) || new URL(issuer).origin !== issuer || issuer.length > 300)
    throw new CredentialFormatError('credential.malformed', 'expected a web origin as iss');
  const standard = textMember(claims.standard, 'version');
  const digest = textMember(claims.standard, 'digest');
  const level = member(claims.standard, 'level');
  const isCompetence =
    standard !== undefined &&
    URL.canParse(standard) &&
    standard.length <= 500 &&
    digest !== undefined &&
    /^[A-Za-z0-9_-]{43}$/.test(digest) &&
    typeof level === 'number' &&
    [1, 2, 3, 4, 5].includes(level);
  if (!isCompetence) throw notACompetence('a standard with version, digest and level');
  const id = textMember(claims, 'credential_id');
  const title = textMember(claims, 'title');
  const holder = holderOf(claims);
  const validUntil = instantOf(claims, 'exp');
  return {
    ...(id !== undefined && { id }),
    issuer,
    ...(title !== undefined && { title }),
    ...(holder !== '' && { holder }),
    standard,
    otherStandards: [],
    standardDigest: digestMultibaseOf(digest),
    level,
    mappings: mappingsOf(claims.mapping),
    validFrom: instantOf(claims, 'nbf') ?? instantOf(claims, 'iat') ?? missingStart(),
    ...(validUntil !== undefined && { validUntil }),
    ...tokenStatus(claims.status),
  };
}

/** Every registry describes the same type, at an address of its own. */
function refuseOtherTypes(claims: JsonObject): void {
  const type = textMember(claims, 'vct') ?? '';
  const registry = type.slice(0, -COMPETENCE_TYPE_PATH.length);
  const isOurs =
    type.endsWith(COMPETENCE_TYPE_PATH) &&
    URL.canParse(registry) &&
    new URL(registry).origin === registry;
  if (!isOurs) throw notACompetence('the type of a competence');
}

const holderOf = (claims: JsonObject): string =>
  [textMember(claims, 'given_name'), textMember(claims, 'family_name')]
    .filter((name) => name !== undefined)
    .join(' ');

function mappingsOf(claim: unknown): readonly ClaimedMapping[] {
  if (claim === undefined) return [];
  const target = textMember(claim, 'standard');
  const relation = textMember(claim, 'relation');
  if (target === undefined) throw notACompetence('a standard in the mapping');
  return [{ target, ...(relation !== undefined && { relation }) }];
}

function instantOf(claims: JsonObject, name: string): string | undefined {
  const seconds = member(claims, name);
  if (seconds === undefined) return undefined;
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= LAST_SECOND))
    throw new CredentialFormatError('credential.malformed', `expected seconds as ${name}`);
  return new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}

function missingStart(): never {
  throw notACompetence('nbf or iat');
}

const notACompetence = (expected: string): CredentialFormatError =>
  new CredentialFormatError('credential.not-a-competence', `expected ${expected}`);
