import type { CompetenceRecord, CredentialSummary } from '#domain/generated/schemas.js';
import type { StoredCredential } from './certifiable.js';

/** What a list shows of a credential. */
export function summaryOf(credential: StoredCredential): CredentialSummary {
  const { id, claimId, record, issuedAt, status, ledgerState } = credential;
  const { standard, mapping, subject, validFrom } = record;
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
    status,
    ledgerState,
  };
}

function levelTitleOf({ level, levels }: CompetenceRecord['standard']): Record<string, string> {
  const found = levels.find((candidate) => candidate.level === level);
  if (!found) throw new Error('a record names a level of its standard');
  return found.title;
}
