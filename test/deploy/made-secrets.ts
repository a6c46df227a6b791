import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from './compose-project.js';

/** Runs deploy/make-secrets.mjs as a person does, with another place to write to. */
export function makeSecrets(...args: readonly string[]): {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const program = join(repository, 'deploy/make-secrets.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: repository,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '' },
  });
  return { code: status, stdout, stderr };
}
