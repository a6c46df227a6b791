/** Waits for a condition, looking every 20 ms, and fails after `limitMs`. */
export async function until(condition: () => boolean, limitMs = 30_000): Promise<void> {
  const last = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() > last)
      throw new Error(`waited ${limitMs} ms for: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
