import { shownStatus } from '#domain/credential/shown-status.js';
import type { CompetenceRecord, CredentialSummary } from '#domain/generated/schemas.js';
import type { StoredCredential } from './certifiable.js';

/** What a list shows of a credential at a moment. */
export function summaryOf(credential: StoredCredential, now: Date): CredentialSummary {
  const { id, claimId, record, issuedAt, status, ledgerState, asked } = credential;
  const { standard, mapping, subject, validFrom, validUntil } = record;
  return {
    id,
    claimId,
    holder: `${subject.givenName} ${subject.familyName}`,
    title: standard.title,
    level: standard.level,
    levelTitle: levelTitleOf(standard),
    standard: standard.versionUri,
    ...(mapping && { europeanStandard: mapping.toVersionUri }),
    issuedAt: issuedAt.toISOString(),
    validFrom,
    ...(validUntil !== undefined && { validUntil }),
    status: shownStatus(status, validUntil, now),
    ...(asked && { revocationAskedAt: asked.askedAt.toISOString() }),
    ...(credential.contestReason !== undefined && { contestReason: credential.contestReason }),
    ...(credential.contestedAt && { contestedAt: credential.contestedAt.toISOString() }),
    ...(credential.replaces !== undefined && { replaces: credential.replaces }),
    ...(credential.replacedBy !== undefined && { replacedBy: credential.replacedBy }),
    ledgerState,
  };
}

function levelTitleOf({ level, levels }: CompetenceRecord['standard']): Record<string, string> {
  const found = levels.find((candidate) => candidate.level === level);
  if (!found) throw new Error('a record names a level of its standard');
  return found.title;
}
