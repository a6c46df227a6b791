const DAY_MS = 24 * 60 * 60_000;

/** Days before the end of a round at which whoever runs it is told how many are missing, last first. */
const STEPS = [1, 3] as const;

/** So many days or fewer are left. */
export type ReminderStep = (typeof STEPS)[number];

/**
 * Which word is due about a round that ends at `closesAt`: the nearest step that is reached, also when
 * the earlier one was missed. None for one that ends later or has ended.
 */
export function reminderStep(closesAt: Date, now: Date): ReminderStep | undefined {
  const left = closesAt.getTime() - now.getTime();
  return left <= 0 ? undefined : STEPS.find((days) => left <= days * DAY_MS);
}
