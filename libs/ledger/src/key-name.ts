/**
 * True for a key name of signed notes: not empty, no Unicode space, no plus, no control character,
 * well-formed (c2sp.org/signed-note@v1.0.0, Format). The origin of a log is such a name.
 */
export function isKeyName(name: string): boolean {
  return /^[^\p{White_Space}\p{Cc}\p{Surrogate}+]+$/u.test(name);
}
