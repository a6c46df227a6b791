import { readFileSync } from 'node:fs';

type Variables = Readonly<Record<string, string | undefined>>;

/** Settings that name a file with the value of another setting in it. */
export const fileSettings = (names: readonly string[]): readonly string[] =>
  names.map((name) => `${name}_FILE`);

/**
 * The environment with the value of each named setting, which may lie in the file that `<name>_FILE`
 * names: an environment is shown to whoever may list processes or containers. Line ends at the end of
 * the file are cut. Refuses both at once, a file that cannot be read and one without anything in it.
 */
export function readSecretFiles(env: Variables, names: readonly string[]): Variables {
  const found = names.flatMap((name): [string, string][] => {
    const file = env[`${name}_FILE`];
    if (!file) return [];
    if (env[name]) throw new Error(`set ${name} or ${name}_FILE, not both`);
    return [[name, contentOf(`${name}_FILE`, file)]];
  });
  return found.length === 0 ? env : { ...env, ...Object.fromEntries(found) };
}

function contentOf(setting: string, file: string): string {
  const text = readSettingFile(setting, file).replace(/[\r\n]+$/, '');
  if (text === '') throw new Error(`${setting}: the file ${file} is empty`);
  return text;
}

/** The text of a file that a setting names. Refuses, in one sentence, a file that cannot be read. */
export function readSettingFile(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new Error(`${setting}: the file ${file} cannot be read (${code})`, { cause });
  }
}
