/**
 * The first member name that an object of a JSON text holds twice, none when all are different.
 * The text must be valid JSON: `JSON.parse` alone keeps the last of the two, other readers the first
 * (RFC 7493 2.3).
 */
export function findRepeatedMember(json: string): string | undefined {
  /** Names seen in each open object, innermost last; an open list has none. */
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (character === '{') open.push(new Set());
    else if (character === '[') open.push(undefined);
    else if (character === '}' || character === ']') open.pop();
    else if (character === '"') {
      const end = endOfString(json, at);
      const names = open.at(-1);
      if (names && isName(json, end)) {
        const name = JSON.parse(json.slice(at, end)) as string;
        if (names.has(name)) return name;
        names.add(name);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** Index behind the closing quote of the string that opens at `start`. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at + 1;
}

const SPACE_AND_COLON = /[ \t\n\r]*:/y;

/** In valid JSON only a name is followed by a colon. */
function isName(json: string, end: number): boolean {
  SPACE_AND_COLON.lastIndex = end;
  return SPACE_AND_COLON.test(json);
}
