import type { Policy, Quorum } from './policy.js';

/** What a ledger without witnesses is, said to everybody who looks. */
export const NOBODY_WATCHES = 'no other party watches this ledger yet';

/** In words, who must cosign before a checkpoint is published; for health and profile pages. */
export function sayQuorum({ quorum }: Policy): string {
  return quorum.kind === 'none' ? NOBODY_WATCHES : `must be cosigned by ${say(quorum)}`;
}

function say(quorum: Quorum): string {
  switch (quorum.kind) {
    case 'none':
      return 'nobody';
    case 'witness':
      return quorum.witness.key.name;
    case 'group': {
      const { threshold, members } = quorum;
      const names = members.map(say).join(', ');
      if (members.length === 1) return names;
      const count = threshold === members.length ? 'all' : `${String(threshold)}`;
      return `${count} of (${names})`;
    }
  }
}
