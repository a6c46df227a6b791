/** Waits for a condition of the database, looking every 50 ms, and fails after `limitMs`. */
export async function untilAsync(
  condition: () => Promise<boolean>,
  limitMs = 30_000,
): Promise<void> {
  const last = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > last) throw new Error(`waited ${limitMs} ms for: ${String(condition)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
