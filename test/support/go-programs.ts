import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { requirement } from './requirements.js';

const interop = (name: string) => fileURLToPath(new URL(`../interop/${name}`, import.meta.url));

/** Builds packages of one Go module of test/interop into a directory; the pins are in its go.sum. */
export function buildGo(module: string, packages: readonly string[], into: string): void {
  const args = ['build', '-o', into, ...packages];
  const { status, stderr } = spawnSync(requirement('go').value, args, {
    cwd: interop(module),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`go ${args.join(' ')}: ${stderr}`);
}
