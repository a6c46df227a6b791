/** How often a broker that is not ready is asked: half a minute at least. */
const READY_ATTEMPTS = 30;
const READY_PAUSE_MS = 1000;

/** Does the work again while a broker refuses what it says it may take later, as one that has just started does. */
export async function untilReady(
  work: () => Promise<void>,
  pauseMs = READY_PAUSE_MS,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if (!isPassing(error) || attempt === READY_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** Whether a broker (not a closed port) has refused, and says itself that it may not do so later. */
function isPassing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('type' in cause && 'retriable' in cause && cause.retriable === true) return true;
  return false;
}
