import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { until } from '../demo/until.js';

/** One app in a process of its own, which may be killed and started again. */
export interface AppProcess {
  readonly url: string;
  readonly pid: number | undefined;
  /** Starts it, waits until it says that it is ready and has printed `words`; gives its output. */
  start(args?: readonly string[], words?: string): Promise<string>;
  /** The end of what it printed since it was last started. */
  output(): string;
  /** kill -9, and waits for its end. */
  kill(): Promise<void>;
  /** SIGTERM; gives the exit code, null after a signal that nobody sent from here. */
  stop(): Promise<number | null>;
}

type Environment = Readonly<Record<string, string>>;

/** What an app sees besides its settings: no home, no credentials of whoever runs this. */
const bare = (): Environment => ({
  PATH: process.env.PATH ?? '',
  TMPDIR: process.env.TMPDIR ?? '/tmp',
  // Of what it printed only the end is kept: that is for what went wrong.
  HUB_LOG_LEVEL: 'warn',
  REGISTRY_LOG_LEVEL: 'warn',
});

/** `dist/apps/<name>/src/main.js` with these settings; not started yet. */
export function appProcess(name: 'hub' | 'registry', url: string, env: Environment): AppProcess {
  const root = join(import.meta.dirname, '../..');
  // A test runs this part from its source, and the app as it is built.
  const built = existsSync(join(root, 'dist')) ? join(root, 'dist') : root;
  const main = join(built, 'apps', name, 'src/main.js');
  let child: ChildProcess | undefined;
  let output = '';

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return null;
    const exit = new Promise<number | null>((done) => running.once('exit', done));
    running.kill(signal);
    return exit;
  }
  return {
    url,
    get pid() {
      return child?.pid;
    },
    start: async (args = [], words = '') => {
      output = '';
      const started = spawn(process.execPath, [main, ...args], {
        env: { ...bare(), ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      child = started;
      for (const stream of [started.stdout, started.stderr])
        stream.on('data', (text: Buffer) => (output = (output + text.toString()).slice(-20_000)));
      await until(`the ${name}`, async () => {
        if (started.exitCode !== null) throw new Error(`the ${name} ended:\n${output}`);
        return ((await isReady(url)) && output.includes(words)) || undefined;
      });
      return output;
    },
    output: () => output,
    kill: async () => {
      await end('SIGKILL');
    },
    stop: () => end('SIGTERM'),
  };
}

/** Whether the app answers and says that it can work. */
export async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) });
    return answer.ok;
  } catch {
    return false; // whoever asks wants to know only this
  }
}
