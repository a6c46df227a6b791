/**
 * Runs `start` for each item in order, at most `depth` of them ahead of the reader, and yields the
 * results in order. Memory is bounded by `depth` results. `start` must not reject.
 */
export async function* readAhead<T, R>(
  items: Iterable<T>,
  depth: number,
  start: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for (const item of items) {
    running.push(start(item));
    if (running.length >= depth) yield await running.shift()!;
  }
  while (running.length > 0) yield await running.shift()!;
}
