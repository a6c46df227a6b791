import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileSettings, readSecretFiles } from './read-secret-files.js';

const NAMES = ['HUB_SECRET', 'HUB_DATABASE_URL'];
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'guildmark-files-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});
const written = (text: string) => {
  const file = join(dir, 'secret');
  writeFileSync(file, text);
  return file;
};

it('refuses a value and a file for it at once', () => {
  const env = { HUB_SECRET: 'a', HUB_SECRET_FILE: written('b') };
  expect(() => readSecretFiles(env, NAMES)).toThrow('set HUB_SECRET or HUB_SECRET_FILE, not both');
});
it('refuses a file that is not there, in one sentence', () => {
  const file = join(dir, 'none');
  expect(() => readSecretFiles({ HUB_SECRET_FILE: file }, NAMES)).toThrow(
    `HUB_SECRET_FILE: the file ${file} cannot be read (ENOENT)`,
  );
});
it('refuses a directory in the place of a file', () => {
  // what Docker makes when the file of a secret is not there
  expect(() => readSecretFiles({ HUB_SECRET_FILE: dir }, NAMES)).toThrow('cannot be read (EISDIR)');
});
it.each(['', '\n', '\r\n\n'])('refuses a file with nothing in it: %j', (text) => {
  const env = { HUB_SECRET_FILE: written(text) };
  expect(() => readSecretFiles(env, NAMES)).toThrow('is empty');
});
it.each(['value', 'value\n', 'value\r\n'])('cuts the line end of %j', (text) => {
  const env = { HUB_SECRET_FILE: written(text), HUB_PORT: '1' };
  expect(readSecretFiles(env, NAMES)).toEqual({ ...env, HUB_SECRET: 'value' });
});
it('keeps spaces and lines inside', () => {
  const env = { HUB_SECRET_FILE: written(' a\nb \n') };
  expect(readSecretFiles(env, NAMES).HUB_SECRET).toBe(' a\nb ');
});
it('leaves an environment without files as it is', () => {
  const env = { HUB_SECRET: 'a', OTHER_FILE: 'x' };
  expect(readSecretFiles(env, NAMES)).toBe(env);
});
it('names the settings', () => {
  expect(fileSettings(['A', 'B'])).toEqual(['A_FILE', 'B_FILE']);
});
