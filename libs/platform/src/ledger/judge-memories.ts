import type { Remembered } from './ask-memories.js';
import type { RootAt } from './publisher.sql.js';

/** How a ledger stands beside what others remember of it. */
export type Standing =
  | { readonly kind: 'agrees' }
  /** Somebody holds a signed checkpoint of a larger tree. */
  | { readonly kind: 'behind'; readonly largest: Remembered }
  /** Two signed histories: nothing may ever be signed on top of either. */
  | { readonly kind: 'contradicted'; readonly reason: string };

/**
 * Compares checkpoints that our log key signed with the head. `rootAt` gives our root at a size up
 * to that of the head.
 */
export async function judgeMemories(
  head: RootAt,
  remembered: readonly Remembered[],
  rootAt: (size: number) => Promise<Buffer>,
): Promise<Standing> {
  const larger = new Map<number, Remembered>();
  for (const one of remembered) {
    const { who, checkpoint } = one;
    const { size, root } = checkpoint;
    const known = size > head.size ? larger.get(size)?.checkpoint.root : await rootAt(size);
    if (known && !known.equals(root))
      return { kind: 'contradicted', reason: `${who} knows another root at size ${size}` };
    if (size > head.size && !known) larger.set(size, one);
  }
  const largest = [...larger.values()].sort((a, b) => b.checkpoint.size - a.checkpoint.size)[0];
  return largest ? { kind: 'behind', largest } : { kind: 'agrees' };
}
