/**
 * The name that is nearest to the wanted one by letters, if any is near enough to be a slip: at
 * most half of its letters differ.
 */
export function nearestName(wanted: string, names: readonly string[]): string | undefined {
  const letters = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const [best] = names
    .map((name) => ({ name, slips: editDistance(letters(wanted), letters(name)) }))
    .sort((a, b) => a.slips - b.slips);
  return best && best.slips <= wanted.length / 2 ? best.name : undefined;
}

/** Letters to add, drop or change (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}
