import { digestOfDataIntegrity, digestOfJwt } from '#credentials/rendering-digest.js';
import type { PersonEvent } from '#ledger/person-leaf.js';
import type { Prepared } from './certifiable.js';

/** What the ledger leaf of a credential commits to: both signed texts (docs/design/ledger.md 4.1). */
export const issueEvent = ({
  openBadge,
  jwt,
}: Pick<Prepared, 'openBadge' | 'jwt'>): PersonEvent => ({
  type: 'credential.issued',
  digests: [
    digestOfDataIntegrity(JSON.parse(openBadge) as Record<string, unknown>),
    digestOfJwt(jwt),
  ],
});
