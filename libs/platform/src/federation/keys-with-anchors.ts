import { intervalsOf, type KeyChanges, type ListedLogKey } from '../ledger/key-changes.sql.js';

/**
 * The keys of a log: those that were known from elsewhere, then those that the log names itself. An
 * anchor signs every size until the log itself names or retires it.
 */
export function keysWithAnchors(
  changes: readonly KeyChanges[],
  anchors: readonly [string, ...string[]],
): readonly [ListedLogKey, ...ListedLogKey[]] {
  const named = intervalsOf(changes);
  const known = anchors
    .filter((anchor) => !named.some(({ verifierKey }) => verifierKey === anchor))
    .map((verifierKey) => {
      const retiredAt = changes.find((change) => change.verifierKey === verifierKey)?.retiredAt;
      return { verifierKey, fromSize: 0, ...(retiredAt !== undefined && { toSize: retiredAt }) };
    });
  const [first, ...others] = [...known, ...named];
  if (!first) throw new Error('a log has a key');
  return [first, ...others];
}
