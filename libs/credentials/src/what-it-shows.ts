import type { Verdict } from '#domain/generated/schemas.js';
import { standingAt } from '#domain/accreditation/standing-at.js';
import { wholeSecond } from '#domain/core/instant.js';

import type { ConfirmedMapping } from './check-mapping.js';
import { type ListedHub, listedHub, type VerificationCase } from './verification-case.js';

/**
 * What a verdict shows of a credential whose signature is right. The name of the issuer is the one
 * the registry lists, else its DID: a credential does not introduce its own issuer.
 */
export function whatItShows(
  verification: VerificationCase,
  confirmed: ConfirmedMapping | undefined,
  provenAt: Date | undefined,
): NonNullable<Verdict['shows']> {
  const { facts } = verification.credential;
  const hub = listedHub(verification);
  const title = facts.title ?? standardTitle(verification);
  const did = hub?.did ?? (facts.issuer.startsWith('did:') ? facts.issuer : undefined);
  return {
    ...(title === undefined ? {} : { title: short(title) }),
    ...(facts.level === undefined ? {} : { level: facts.level }),
    ...(facts.levelTitle === undefined ? {} : { levelTitle: short(facts.levelTitle) }),
    ...(facts.holder === undefined ? {} : { holder: short(facts.holder) }),
    issuer: hub?.legalName ?? facts.issuer,
    ...(did === undefined ? {} : { issuerDid: did }),
    ...standingNow(verification, hub),
    standard: facts.standard,
    ...(confirmed === undefined
      ? {}
      : { europeanStandard: confirmed.toVersionUri, relation: confirmed.relation }),
    validFrom: facts.validFrom,
    ...(facts.validUntil === undefined ? {} : { validUntil: facts.validUntil }),
    ...(provenAt === undefined ? {} : { provenAt: wholeSecond(provenAt) }),
  };
}

/** Who vouches for the name, and whether the issuer may certify this today, whatever was before. */
function standingNow(
  { credential, trust, now }: VerificationCase,
  hub: ListedHub | undefined,
): Pick<NonNullable<Verdict['shows']>, 'registry' | 'accreditedNow'> {
  if (hub === undefined || trust.state !== 'found') return {};
  const { standard, level } = credential.facts;
  return {
    registry: trust.value.registry,
    ...(level !== undefined && {
      accreditedNow: standingAt(hub.accreditations, standard, level, now) === 'covered',
    }),
  };
}

/** What the standard is called, when the holder does not say what the credential is called. */
function standardTitle({ credential, trust }: VerificationCase): string | undefined {
  if (trust.state !== 'found') return undefined;
  const { standard } = credential.facts;
  const listed = trust.value.standards.find(({ versionUri }) => versionUri === standard);
  return listed?.title.en ?? Object.values(listed?.title ?? {})[0];
}

/** As long as a verdict may show; the credential itself may say more. */
function short(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`;
}
