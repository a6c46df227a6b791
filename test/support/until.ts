/** Waits for a condition, looking every 20 ms, and fails after `limitMs`. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  limitMs = 120_000,
): Promise<void> {
  const last = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > last)
      throw new Error(`waited ${limitMs} ms for: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
