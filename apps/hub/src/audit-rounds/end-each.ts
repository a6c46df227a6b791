/** Is told of what failed; the rest goes on. */
export type FaultTold = (error: unknown) => void;

/** Ends what is due one by one; one that fails stands in no other's way. Gives how many ended. */
export async function endEach(
  ids: readonly string[],
  end: (id: string) => Promise<boolean>,
  tell: FaultTold,
): Promise<number> {
  let ended = 0;
  for (const id of ids) {
    try {
      if (await end(id)) ended += 1;
    } catch (error) {
      tell(error);
    }
  }
  return ended;
}
