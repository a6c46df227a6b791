import type { Verdict } from '#domain/generated/schemas.js';
import { wholeSecond } from '#domain/core/instant.js';

import type { ConfirmedMapping } from './check-mapping.js';
import { listedHub, type VerificationCase } from './verification-case.js';

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
  return {
    title: short(facts.title),
    ...(facts.level === undefined ? {} : { level: facts.level }),
    ...(facts.levelTitle === undefined ? {} : { levelTitle: short(facts.levelTitle) }),
    ...(facts.holder === undefined ? {} : { holder: short(facts.holder) }),
    issuer: hub?.legalName ?? facts.issuer,
    issuerDid: facts.issuer,
    standard: facts.standard,
    ...(confirmed === undefined
      ? {}
      : { europeanStandard: confirmed.toVersionUri, relation: confirmed.relation }),
    validFrom: facts.validFrom,
    ...(facts.validUntil === undefined ? {} : { validUntil: facts.validUntil }),
    ...(provenAt === undefined ? {} : { provenAt: wholeSecond(provenAt) }),
  };
}

/** As long as a verdict may show; the credential itself may say more. */
function short(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 299)}…`;
}
