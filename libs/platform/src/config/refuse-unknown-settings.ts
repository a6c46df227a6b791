/** Number of single-letter edits between two names, for a suggestion. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Refuses environment names of ours that nobody reads: a misspelt setting must not be ignored. */
export function refuseUnknownSettings(
  env: Readonly<Record<string, string | undefined>>,
  prefix: string,
  known: readonly string[],
): void {
  for (const name of Object.keys(env)) {
    if (!name.startsWith(prefix) || known.includes(name)) continue;
    const [nearest] = [...known].sort((a, b) => distance(name, a) - distance(name, b));
    throw new Error(`the setting ${name} is unknown${nearest ? `; did you mean ${nearest}?` : ''}`);
  }
}
