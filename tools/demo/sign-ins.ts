import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How to sign in to a demonstration. One password for all its accounts, made for this data directory. */
export interface SignIns {
  readonly hub: string;
  readonly registry: string;
  readonly password: string;
  readonly officer: string;
  readonly administrator: string;
  readonly expert: string;
  /** False until the example has been loaded whole; loading goes on where it stopped. */
  readonly loaded: boolean;
}

const fileIn = (dataDir: string) => join(dataDir, 'demo-sign-ins.json');

/** The sign-ins of a data directory, when it holds a demonstration. */
export function readSignIns(dataDir: string): SignIns | undefined {
  const file = fileIn(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SignIns) : undefined;
}

/** Written beside and renamed: whole or not at all. */
export function writeSignIns(dataDir: string, signIns: SignIns): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(signIns, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
