/** What an accreditation allows: a standard version or a path above it, up to a level 1..5. */
export interface ScopeItem {
  readonly standard: string;
  readonly maxLevel: number;
}

/** Whether one scope item covers the standard version at the level. Paths match at a slash only. */
export function scopeCovers(
  scope: readonly ScopeItem[],
  versionUri: string,
  level: number,
): boolean {
  return scope.some(
    (item) =>
      level <= item.maxLevel &&
      (versionUri === item.standard || versionUri.startsWith(item.standard.replace(/\/?$/, '/'))),
  );
}
