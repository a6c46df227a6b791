// `npm test [jest arguments]`: finds or starts what the suites need, runs jest, stops what it started,
// lists what failed, and what was skipped and why, and ends with one line: N passed, N failed, N skipped.
// In a pipeline (CI), few red files of tests that wait for processes run once more, alone.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startKafka, whyNoKafka } from './kafka.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { filesToRepeat, outcomeOf, withRepeated } from './test-outcome.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const env = { ...process.env };
const required = env.GUILDMARK_REQUIRE_ALL === '1';
/** What this run started, each ended by its own stop(). */
const started = [];
/** Why something is missing, by the label test/support/requirements.ts uses. */
const missing = new Map();
let jest;
let interrupted = false;

const work = await mkdtemp(join(tmpdir(), 'guildmark-tests-'));
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    interrupted = true;
    jest?.kill(signal);
  });

let outcome = { passed: 0, failed: 1, failures: [], skipped: [] };
let unsteady = [];
let code = 1;
try {
  step('generated types', [process.execPath, 'tools/generate-types.mjs', '--check']);
  buildWeb();
  await buildPrograms();
  provideBeside('GUILDMARK_VECTORS', 'vectors', 'the test vectors');
  provideBeside('GUILDMARK_RESEARCH', 'research', 'the research');
  provideBeside('GUILDMARK_AUDIT_REFERENCE', 'design/audit', 'the reference of the audit');
  await Promise.all([providePostgres(), provideKafka()]);
  await provideTables();
  provideProgram('Go', 'GUILDMARK_GO', ['go'], ['/usr/local/go/bin/go']);
  provideProgram('Chromium', 'GUILDMARK_CHROMIUM', [
    'chromium',
    'chromium-browser',
    'google-chrome',
  ]);
  for (const [label, why] of missing) say(`${required ? 'MISSING' : 'missing'} ${label}: ${why}`);
  if (!interrupted) await runTests(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
} finally {
  // The last first: a database goes before its server.
  for (const service of started.reverse())
    await service.stop().catch((error) => console.error('could not stop:', error));
  await rm(work, { recursive: true, force: true });
}
process.exitCode = interrupted || code !== 0 || outcome.failed > 0 ? code || 1 : 0;
summarise(outcome, unsteady);

function say(line) {
  console.log(`· ${line}`);
}

function step(name, [command, ...args]) {
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${name}: failed${error ? ` (${error.message})` : ''}`);
}

/** The pages the screen tests open, when they are older than their source or not there. */
function buildWeb() {
  if (!existsSync('web/vite.config.ts') && !existsSync('web/vite.config.mjs')) return;
  const times = (dir, skip) =>
    existsSync(dir)
      ? readdirSync(dir, { withFileTypes: true })
          .filter((entry) => entry.name !== skip)
          .flatMap((entry) => {
            const path = join(dir, entry.name);
            return entry.isDirectory() ? times(path) : [statSync(path).mtimeMs];
          })
      : [];
  const built = Math.max(0, ...times('web/dist'));
  if (built > Math.max(0, ...times('web', 'dist'), ...times('libs/domain/src'))) return;
  step('web pages', [
    process.execPath,
    'node_modules/vite/bin/vite.js',
    'build',
    'web',
    '--logLevel',
    'warn',
  ]);
}

/** The programs as they are shipped, and the database template they start from. */
async function buildPrograms() {
  step('programs', [
    process.execPath,
    'node_modules/typescript/bin/tsc',
    '-p',
    'tsconfig.build.json',
  ]);
  const { makeTemplate } = await import(new URL('../dist/tools/make-template.js', import.meta.url));
  env.GUILDMARK_TEMPLATE = await makeTemplate();
}

/** Data that lie beside the project: where they are, or what is missing. */
function provideBeside(setting, folder, name) {
  const path = env[setting] ?? resolve('../shared', folder);
  if (existsSync(path)) env[setting] = path;
  else missing.set(name, `${path} does not exist`);
}

async function providePostgres() {
  if (env.TEST_DATABASE_URL) return say('PostgreSQL: TEST_DATABASE_URL');
  const bin = findPostgres();
  if (!bin) return missing.set('PostgreSQL', 'no TEST_DATABASE_URL and no server binaries');
  await provide('PostgreSQL', 'TEST_DATABASE_URL', async () => {
    const server = await startPostgres(bin);
    return { ...server, address: server.url, shown: `${server.version} from ${bin}` };
  });
}

async function provideKafka() {
  if (env.GUILDMARK_KAFKA_BROKERS) return say('Kafka: GUILDMARK_KAFKA_BROKERS');
  const why = whyNoKafka();
  if (why) return missing.set('Kafka', `no GUILDMARK_KAFKA_BROKERS and ${why}`);
  await provide('Kafka', 'GUILDMARK_KAFKA_BROKERS', async () => {
    const broker = await startKafka();
    return { ...broker, address: broker.brokers, shown: `${broker.version} at ${broker.brokers}` };
  });
}

async function provide(label, variable, start) {
  try {
    const service = await start();
    started.push(service);
    env[variable] = service.address;
    say(`${label}: ${service.shown}`);
  } catch (error) {
    missing.set(label, `it did not start: ${error.message}`);
  }
}

/** A database that journeys copy. */
async function provideTables() {
  if (!env.TEST_DATABASE_URL) return;
  const { migratedDatabase } = await import(
    new URL('../dist/tools/migrated-database.js', import.meta.url)
  );
  const { name, drop } = await migratedDatabase(env.TEST_DATABASE_URL);
  env.GUILDMARK_TABLES_DATABASE = name;
  started.push({ stop: drop });
}

function provideProgram(label, variable, names, places = []) {
  const onPath = (env.PATH ?? '').split(delimiter).flatMap((d) => names.map((n) => join(d, n)));
  const found = [env[variable], ...onPath, ...places].find((path) => path && existsSync(path));
  if (found) env[variable] = found;
  else missing.set(label, `no ${names[0]} on PATH`);
}

async function runTests(args) {
  // Many wait for a database, a broker or a process: one more than there are cores.
  let { status, files } = await runJest([
    `--maxWorkers=${String(availableParallelism() + 1)}`,
    ...args,
  ]);
  code = status;
  if (!files) return;
  const again = env.CI ? filesToRepeat(files) : [];
  if (again.length > 0 && !interrupted) {
    say(`once more, alone: ${again.join(', ')}`);
    const second = await runJest(['--maxWorkers=1', '--runTestsByPath', ...again]);
    code = second.status;
    if (second.files) ({ files, unsteady } = withRepeated(files, second.files));
  }
  outcome = outcomeOf(files);
}

async function runJest(args) {
  const report = join(work, 'report.json');
  await rm(report, { force: true });
  jest = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      '--experimental-vm-modules',
      'node_modules/jest/bin/jest.js',
      // Module registries of ES modules are never freed: a worker that grew is replaced by a new one.
      '--workerIdleMemoryLimit=1500MB',
      // One test that leaves something open must not hold up a pipeline for ever.
      ...(env.CI ? ['--ci', '--forceExit'] : []),
      ...args,
    ],
    { env: { ...env, GUILDMARK_TEST_REPORT: report }, stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const status = await new Promise((done, fail) => {
    jest.once('error', fail);
    jest.once('exit', (exit) => done(exit ?? 1));
  });
  if (!existsSync(report)) return { status: status || 1 };
  return { status, files: JSON.parse(readFileSync(report, 'utf8')) };
}

function summarise({ passed, failed, failures, skipped }, unsteady) {
  if (unsteady.length > 0) console.log('\nUnsteady, red beside other tests and green alone:');
  for (const { file, name } of unsteady) console.log(`  ${file}: ${name}`);
  if (failures.length > 0) console.log('\nFailed:');
  for (const { file, name } of failures) console.log(`  ${file}: ${name}`);
  if (skipped.length > 0) console.log('\nSkipped:');
  for (const { file, name } of skipped) {
    const label = /needs ([^,\]]+)/.exec(name)?.[1];
    console.log(`  ${file}: ${name}${label ? ` (${missing.get(label) ?? 'not found'})` : ''}`);
  }
  console.log(`\n${passed} passed, ${failed} failed, ${skipped.length} skipped`);
}
