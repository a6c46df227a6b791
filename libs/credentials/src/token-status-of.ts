import type { CompetenceRecord } from '#domain/generated/schemas.js';

import { statusOutputUrl } from './status-outputs.js';

/** The entry that a `status.status_list` claim names, from the one entry of the record. */
export const tokenStatusOf = ({
  status: { list, index },
}: Pick<CompetenceRecord, 'status'>): { readonly uri: string; readonly idx: number } => ({
  uri: statusOutputUrl(list, 'token'),
  idx: index,
});
