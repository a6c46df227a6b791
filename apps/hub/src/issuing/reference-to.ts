import { digestOfDataIntegrity } from '#credentials/rendering-digest.js';
import type { CompetenceRecord } from '#domain/generated/schemas.js';
import type { StoredCredential } from './certifiable.js';

/** How a new credential names the one it takes the place of. */
export const referenceTo = ({
  record,
  openBadge,
}: Pick<StoredCredential, 'record' | 'openBadge'>): NonNullable<CompetenceRecord['replaces']> => ({
  id: record.id,
  digest: digestOfDataIntegrity(JSON.parse(openBadge) as Record<string, unknown>),
});
