import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { StartedSystem } from '../../tools/demo/system.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** What the system and the browser may know of this machine: no broker, no database of others. */
const environment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  TZ: 'UTC',
  NODE_ENV: 'test',
};

/** Compiles the apps as they are now and starts them with the demonstration, in a process of its own. */
export async function startDemonstration(): Promise<StartedSystem> {
  compile();
  const built = pathToFileURL(join(repository, 'dist/tools/demo/system.js')).href;
  const { startSystem } = (await import(built)) as typeof import('../../tools/demo/system.js');
  return startSystem(environment);
}

function compile(): void {
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the apps do not compile:\n${stdout}`);
}
