import type { Verdict } from '#domain/generated/schemas.js';

import { checkAuthorised } from './check-authorised.js';
import { checkDates } from './check-dates.js';
import { checkFormat } from './check-format.js';
import { checkKey } from './check-key.js';
import { checkLedger } from './check-ledger.js';
import { checkMapping } from './check-mapping.js';
import { checkSignature } from './check-signature.js';
import { checkStandard } from './check-standard.js';
import { checkStatus } from './check-status.js';
import { checkWitnesses } from './check-witnesses.js';
import { composeVerdict } from './compose-verdict.js';
import type { VerificationCase } from './verification-case.js';
import type { VerificationSources } from './verification-sources.js';
import { whatItShows } from './what-it-shows.js';

/** What somebody holds out to be verified: the credential, and its .tlog-proof when there is one. */
export interface PresentedCredential {
  /** The compact JWT, or the JSON text of the Data Integrity document. */
  readonly credential: string;
  readonly proof?: string;
}

/**
 * The verdict on a credential, check by check (docs/design/credentials.md 9). Never throws for bad
 * input; what cannot be reached is neither passed nor failed. Nothing is shown of a credential whose
 * form or signature is not right.
 */
export async function verifyCredential(
  input: PresentedCredential,
  sources: VerificationSources,
  now: Date,
): Promise<Verdict> {
  const format = checkFormat(input.credential);
  if (format.credential === undefined) return composeVerdict([format.check], now);

  const trust = await sources.trustList();
  const verification: VerificationCase = { credential: format.credential, trust, now };
  const signature = await checkSignature(verification, sources);
  if (signature.state !== 'passed') return composeVerdict([format.check, signature], now);

  const ledger = checkLedger(verification, input.proof);
  const witnesses = checkWitnesses(verification, ledger.leaf);
  const mapping = checkMapping(verification);
  return composeVerdict(
    [
      format.check,
      signature,
      checkKey(verification, ledger.leaf?.index),
      ledger.check,
      witnesses.check,
      checkAuthorised(verification, witnesses.provenAt),
      checkStandard(verification),
      mapping.check,
      checkDates(format.credential.facts, now),
      await checkStatus(verification, sources),
    ],
    now,
    whatItShows(verification, mapping.confirmed, witnesses.provenAt),
  );
}
