import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sparePorts } from '../../tools/spare-ports.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** A program of ours as it is shipped; tools/run-tests.mjs builds it. */
export function built(path: string): string {
  const file = join(repository, path);
  if (!existsSync(file)) throw new Error(`${path} is not there: npm run build`);
  return file;
}

type Environment = Readonly<Record<string, string>>;

/** What every program of a test sees, and nothing else: no setting, no home, no credentials. */
const bareEnvironment = (): Environment => ({ PATH: process.env.PATH ?? '', TMPDIR: tmpdir() });

/** What a program that has ended left behind; a code of null stands for a signal. */
export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that was started by a test, in a process of its own. */
export interface Program {
  readonly pid: number;
  readonly ended: Promise<Finished>;
  /** Waits for the words on the standard output. Fails when the program ends without them. */
  says(words: string): Promise<string>;
  /** Sends the signal to this one process, and waits for its end. Harmless when it has ended. */
  stop(signal?: NodeJS.Signals): Promise<Finished>;
}

/** Starts node on a built file of ours with a bare environment. */
export function start(
  file: string,
  args: readonly string[] = [],
  { env = {}, cwd = repository }: { env?: Environment; cwd?: string } = {},
): Program {
  const child: ChildProcess = spawn(process.execPath, [built(file), ...args], {
    cwd,
    env: { ...bareEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr?.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = new Promise<Finished>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return {
    pid: child.pid ?? 0,
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (stdout.includes(words)) resolve(stdout);
        };
        child.stdout?.on('data', look);
        look();
        void ended.then(({ code }) => {
          reject(new Error(`ended with ${String(code)} before "${words}":\n${stdout}${stderr}`));
        }, reject);
      }),
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Runs node on a built file of ours to its end. */
export function run(...program: Parameters<typeof start>): Promise<Finished> {
  return start(...program).ended;
}

/** A data directory of its own and two addresses of its own, for one system after the other. */
export interface Place {
  readonly dataDir: string;
  readonly hub: string;
  readonly registry: string;
  readonly env: Readonly<Record<'GUILDMARK_DATA' | 'HUB_PORT' | 'REGISTRY_PORT', string>>;
  remove(): void;
}

/** A fresh place. The directory itself is not made: the system has to make it. */
export async function freshPlace(): Promise<Place> {
  const parent = mkdtempSync(join(tmpdir(), 'guildmark-place-'));
  const dataDir = join(parent, 'data');
  const [hubPort = '', registryPort = ''] = (await sparePorts(2)).map(String);
  return {
    dataDir,
    hub: `http://localhost:${hubPort}`,
    registry: `http://localhost:${registryPort}`,
    env: { GUILDMARK_DATA: dataDir, HUB_PORT: hubPort, REGISTRY_PORT: registryPort },
    remove: () => {
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
