import type { Verdict } from '#domain/generated/schemas.js';

import { checkAuthorised } from './check-authorised.js';
import { checkDates } from './check-dates.js';
import { checkFindings } from './check-findings.js';
import { checkFormat } from './check-format.js';
import { checkHolder } from './check-holder.js';
import { checkKey } from './check-key.js';
import { checkLedger } from './check-ledger.js';
import { checkMapping } from './check-mapping.js';
import { checkSignature } from './check-signature.js';
import { checkStandard } from './check-standard.js';
import { checkStatus } from './check-status.js';
import { checkWitnesses } from './check-witnesses.js';
import { composeVerdict } from './compose-verdict.js';
import { noteSources } from './note-sources.js';
import type { VerificationCase } from './verification-case.js';
import type { VerificationSources } from './verification-sources.js';
import type { PresentationRequest } from './verify-sd-jwt-vc.js';
import { whatItShows } from './what-it-shows.js';

/** What somebody holds out to be verified: the credential, and its .tlog-proof when there is one. */
export interface PresentedCredential {
  /** The compact JWT, the SD-JWT, or the JSON text of the Data Integrity document. */
  readonly credential: string;
  readonly proof?: string;
  /** What its holder was asked to sign, when somebody asked. */
  readonly holder?: PresentationRequest;
}

/**
 * The verdict on a credential, check by check (docs/design/credentials.md 9). Never throws for bad
 * input; what cannot be reached is neither passed nor failed. Nothing is shown of a credential whose
 * form or signature is not right.
 */
export async function verifyCredential(
  input: PresentedCredential,
  given: VerificationSources,
  now: Date,
): Promise<Verdict> {
  const format = checkFormat(input.credential);
  const { credential } = format;
  if (credential === undefined) return composeVerdict([format.check], now);

  const { sources, notes } = noteSources(given, now);
  const trust = await sources.trustList();
  const { holder, proof } = input;
  const { digest } = credential;
  const verification: VerificationCase = { credential, trust, now, ...(holder && { holder }) };
  const signature = await checkSignature(verification, sources);
  if (signature.state !== 'passed')
    return composeVerdict([format.check, signature], now, { digest, sources: [...notes] });

  const ledger = checkLedger(verification, proof);
  const witnesses = checkWitnesses(verification, ledger.leaf);
  const mapping = checkMapping(verification);
  const { provenAt } = witnesses;
  const checks = [
    format.check,
    signature,
    checkKey(verification, ledger.leaf?.index),
    ledger.check,
    witnesses.check,
    checkAuthorised(verification, provenAt),
    checkStandard(verification),
    mapping.check,
    checkDates(credential.facts, now),
    await checkStatus(verification, sources),
    await checkHolder(verification),
    checkFindings(verification, ledger.leaf, provenAt),
  ];
  // Noted among the sources: what the standard says lies at hand without a network.
  await sources.standardBody?.(credential.facts.standard);
  const shows = whatItShows(verification, mapping.confirmed, provenAt);
  return composeVerdict(checks, now, { shows, digest, sources: [...notes] });
}
