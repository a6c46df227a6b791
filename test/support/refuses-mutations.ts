import { cpuTime } from './cpu-time.js';
import { mutationsOf } from './mutations.js';

/** What a reader made of some bytes: the code of its refusal, or what it understood. */
export type Outcome = { readonly refused: string } | { readonly accepted: unknown };

/** docs/design/credentials.md 12: no input takes longer than this, however the machine is loaded. */
const LONGEST_MS = 5_000;

/**
 * Reads so many mutations of bytes that are good, and demands of each: a refusal with a code, or what
 * it understood to be what the good bytes say. Anything thrown fails, and names the mutation. Gives how many were
 * refused.
 */
export async function refusesMutations(
  good: Buffer,
  read: (bytes: Buffer) => Promise<Outcome> | Outcome,
  { seed, count = 2_000 }: { readonly seed: number; readonly count?: number },
): Promise<number> {
  const expected = await read(good);
  if (!('accepted' in expected)) throw new Error(`the good one is refused: ${expected.refused}`);
  let refused = 0;
  for (const { what, bytes } of mutationsOf(good, count, seed)) {
    const began = performance.now();
    let outcome: Outcome;
    try {
      outcome = await read(bytes);
    } catch (cause) {
      throw new Error(what, { cause });
    }
    // Only of the slow ones: to ask for the computing time takes time itself.
    if (performance.now() - began > LONGEST_MS && (await costOf(() => read(bytes))) > LONGEST_MS)
      throw new Error(`${what}: took too long`);
    if ('refused' in outcome) {
      expect([what, outcome.refused]).toEqual([
        what,
        expect.stringMatching(/^[a-z0-9-]+\.[a-z0-9-]+$/),
      ]);
      refused += 1;
    } else {
      expect([what, outcome.accepted]).toEqual([what, expected.accepted]);
    }
  }
  return refused;
}

async function costOf(work: () => unknown): Promise<number> {
  const began = cpuTime();
  await work();
  return cpuTime() - began;
}
