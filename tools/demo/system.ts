import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { sparePorts } from '../spare-ports.js';
import { readSignIns, type SignIns } from './sign-ins.js';
import { until } from './until.js';

/** A system to demonstrate on, and how to leave it as it was found. */
export interface System {
  readonly signIns: SignIns;
  stop(): Promise<void>;
}

/** A system that was started for this, in a process of its own. */
export interface StartedSystem extends System {
  readonly pid: number;
}

/** Where nothing runs, nobody listens, which shows at once: this is for a busy machine. */
const ANSWER_MS = 30_000;

async function isUp(signIns: SignIns): Promise<boolean> {
  try {
    const answers = await Promise.all(
      [signIns.hub, signIns.registry].map((url) =>
        fetch(`${url}/health/live`, { signal: AbortSignal.timeout(ANSWER_MS) }),
      ),
    );
    return answers.every((answer) => answer.ok);
  } catch {
    return false;
  }
}

/** The running demonstration of the data directory, if there is one. */
export async function findSystem(env: NodeJS.ProcessEnv): Promise<System | undefined> {
  const signIns = readSignIns(resolve(env.GUILDMARK_DATA ?? '.data'));
  if (!signIns?.loaded || !(await isUp(signIns))) return undefined;
  return { signIns, stop: () => Promise.resolve() };
}

/** A fresh demonstration on spare ports, with its data in a directory that ends with it. */
export async function startSystem(env: NodeJS.ProcessEnv): Promise<StartedSystem> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guildmark-demo-'));
  const [hubPort, registryPort] = (await sparePorts(2)).map(String);
  const output: string[] = [];
  const child = spawn(process.execPath, [join(import.meta.dirname, '../start.js')], {
    env: {
      ...env,
      GUILDMARK_DATA: dataDir,
      HUB_PORT: hubPort,
      REGISTRY_PORT: registryPort,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => output.push(text.toString()));
  const stop = async () => {
    await ended(child);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const signIns = await until(
      'the system to start',
      () => {
        if (child.exitCode !== null)
          throw new Error(`the system did not start:\n${output.join('')}`);
        const found = readSignIns(dataDir);
        return Promise.resolve(found?.loaded === true ? found : undefined);
      },
      300,
    );
    return { signIns, pid: child.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolveExit) => child.once('exit', resolveExit));
  child.kill('SIGTERM');
  await exit;
}
