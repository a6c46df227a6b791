import { nameOf, readKeyEntries, writeKeyEntries } from './key-entries.js';
import { type KeyKind, newKey, openKeyFile } from './key-file.js';

/**
 * Adds the next key of a role to a key file and gives its name; the key before it stays until it is
 * retired. Refuses what openKeyFile refuses.
 */
export function rotateKey(file: string, role: string, kind: KeyKind): string {
  const { generations } = openKeyFile(file, { [role]: kind }, false);
  const name = nameOf(role, (generations[role]?.length ?? 0) + 1);
  writeKeyEntries(file, { ...readKeyEntries(file), [name]: newKey(kind) });
  return name;
}

/**
 * Takes the private half of the oldest key of a role that is in use out of the file, for ever, and
 * gives its name. Refuses the only key in use, and what openKeyFile refuses.
 */
export function retireKey(file: string, role: string, kind: KeyKind): string {
  const { generations } = openKeyFile(file, { [role]: kind }, false);
  const [oldest, ...later] = (generations[role] ?? []).filter(({ privateKey }) => privateKey);
  if (!oldest || later.length === 0)
    throw new Error(`the only key for ${role} in ${file} cannot be retired: rotate first`);
  const name = nameOf(role, oldest.generation);
  const entries = readKeyEntries(file);
  const publicHalf = { ...entries[name] };
  delete publicHalf.d;
  writeKeyEntries(file, { ...entries, [name]: publicHalf });
  return name;
}
