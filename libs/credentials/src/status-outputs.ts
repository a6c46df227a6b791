import type { StatusPurpose } from './status-states.js';

/** Every form in which a hub says where its credentials stand. */
export type StatusOutput = StatusPurpose | 'token' | '1edtech';

/** All of them, in the order in which they are signed. */
export const STATUS_OUTPUTS: readonly StatusOutput[] = [
  'revocation',
  'suspension',
  'refresh',
  'token',
  '1edtech',
];

/** Address of an output, from the address of the list that stands in a record. */
export const statusOutputUrl = (list: string, output: StatusOutput): string =>
  // The oldest one keeps the address that credentials already name.
  output === 'revocation' ? list : `${list}/${output}`;
