import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { until } from '../../tools/demo/until.js';
import { type Finished, run } from './program.js';

/** What one run of the demonstration printed and wrote. */
export interface DemoRun extends Finished {
  /** Path of a file in its out/demo. */
  path(name: string): string;
  text(name: string): string;
  json(name: string): Record<string, unknown>;
  /** To be called when the test file ends. */
  remove(): void;
}

/** The longest that a demonstration may take here, in seconds. */
const LIMIT_S = 180;

/**
 * One run of the demonstration on a system of its own. Test files of one run of tools/run-tests.mjs
 * share it: the first to come runs it, in that run's own directory, the others wait for it.
 */
export async function demoRun(): Promise<DemoRun> {
  const report = process.env.GUILDMARK_TEST_REPORT;
  const dir = report
    ? join(dirname(report), 'demo')
    : join(mkdtempSync(join(tmpdir(), 'guildmark-demo-files-')), 'demo');
  const done = join(dir, 'done.json');
  if (isFirst(dir)) {
    const outcome = await run('dist/tools/demo.js', [], { cwd: dir });
    writeFileSync(`${done}.new`, JSON.stringify(outcome));
    renameSync(`${done}.new`, done);
  }
  await until(
    'the demonstration of another test file',
    () => Promise.resolve(existsSync(done) || undefined),
    LIMIT_S,
  );
  const finished = JSON.parse(readFileSync(done, 'utf8')) as Finished;
  if (finished.code !== 0)
    throw new Error(`the demonstration failed:\n${finished.stdout}${finished.stderr}`);
  const path = (name: string) => join(dir, 'out/demo', name);
  const text = (name: string) => readFileSync(path(name), 'utf8');
  return {
    ...finished,
    path,
    text,
    json: (name) => JSON.parse(text(name)) as Record<string, unknown>,
    remove: () => {
      if (!report) rmSync(dirname(dir), { recursive: true, force: true });
    },
  };
}

function isFirst(dir: string): boolean {
  try {
    mkdirSync(dir);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}
