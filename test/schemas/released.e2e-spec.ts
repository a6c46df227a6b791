import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const SCHEMAS = 'libs/domain/schemas';
const CLOSED = `${SCHEMAS}/events/ledger.closed/1.0.schema.json`;
const LIST = `${SCHEMAS}/released.sha256`;
interface Document {
  $id: string;
  title: string;
  required: string[];
  properties: Record<string, object>;
}

/** A copy of what the tools read and write, with what is done to it. */
function withCopy(test: (copy: Copy) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'guildmark-schemas-'));
  try {
    for (const path of ['libs/domain', 'libs/federation', 'tools', 'package.json', 'asyncapi.yaml'])
      cpSync(join(repository, path), join(folder, path), { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
    test(new Copy(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

class Copy {
  constructor(private readonly folder: string) {}
  private at = (path: string) => join(this.folder, path);
  read = (path: string) => readFileSync(this.at(path), 'utf8');
  write = (path: string, text: string) => {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
  };
  remove = (path: string) => {
    rmSync(this.at(path));
  };
  /** Writes `ledger.closed` of another version, with a change. */
  addClosed = (version: string, change: (document: Document) => void = () => undefined) => {
    const document = JSON.parse(this.read(CLOSED)) as Document;
    document.$id = document.$id.replace('/1.0.', `/${version}.`);
    document.title += version.replace('.', '');
    change(document);
    this.write(CLOSED.replace('/1.0.', `/${version}.`), JSON.stringify(document));
  };
  private run = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, args, {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return { status, said: stderr.trim() };
  };
  check = () => this.run('tools/generate-types.mjs', '--check');
  gen = () => this.run('tools/generate-types.mjs');
  release = (...names: string[]) => this.run('tools/schemas/release.mjs', ...names);
}

it('the schemas are as they were released, all of them, and what is made of them is fresh', () =>
  withCopy((copy) => {
    expect(copy.check()).toEqual({ status: 0, said: '' });
  }));

it.each<[string, (copy: Copy) => void, string]>([
  [
    'changed',
    (copy) => copy.write(CLOSED, copy.read(CLOSED).replace('"ended", ', '')),
    'ledger.closed/1.0.schema.json: a released schema changed',
  ],
  [
    'laid out anew',
    (copy) => copy.write(CLOSED, JSON.stringify(JSON.parse(copy.read(CLOSED)))),
    'ledger.closed/1.0.schema.json: a released schema changed',
  ],
  [
    'taken away',
    (copy) => copy.remove(CLOSED),
    'ledger.closed/1.0.schema.json: a released schema disappeared',
  ],
])(
  'a released schema that is %s fails the check, and npm run gen does not freeze it anew',
  (_what, change, fault) =>
    withCopy((copy) => {
      const list = copy.read(LIST);
      change(copy);
      for (const run of [copy.check, copy.gen, copy.check]) {
        const { status, said } = run();
        expect(status).toBe(1);
        expect(said).toContain(fault);
      }
      expect(copy.read(LIST)).toBe(list);
    }),
);

it('a schema that events refer to is released with them', () =>
  withCopy((copy) => {
    const kept = copy.read(LIST).replace(/^.*public-jwk.*\n/m, '');
    copy.write(LIST, kept);
    expect(copy.check().said).toContain('credentials/public-jwk.schema.json: not released');
  }));

it('a new schema is not released by npm run gen, but by name', () =>
  withCopy((copy) => {
    copy.addClosed('1.1', ({ properties }) => {
      properties.successor = { type: 'string', format: 'uri' };
    });
    expect(copy.gen()).toEqual({ status: 0, said: '' });
    expect(copy.check().said).toBe(
      'events/ledger.closed/1.1.schema.json: not released; ' +
        'node tools/schemas/release.mjs events/ledger.closed/1.1',
    );
    expect(copy.release('events/ledger.closed/1.1')).toEqual({ status: 0, said: '' });
    expect(copy.check()).toEqual({ status: 0, said: '' });
    expect(copy.release('events/ledger.closed/1.1').said).toContain('released already');
  }));

it.each<[string, string, (copy: Copy) => void, string]>([
  [
    'no minor of what came before',
    'events/ledger.closed/1.1',
    (copy) => copy.addClosed('1.1', ({ required }) => required.pop()),
    'reason is no longer required',
  ],
  [
    'against the rules',
    'events/ledger.closed/2.0',
    (copy) => copy.addClosed('2.0', ({ properties }) => (properties.email = { type: 'string' })),
    '/email',
  ],
  ['not there', 'events/ledger.closed/3.0', () => undefined, 'no such schema'],
  [
    'older than one that is there',
    'events/ledger.closed/1.1',
    (copy) => {
      copy.addClosed('1.1');
      copy.addClosed('1.2');
    },
    'is there already',
  ],
])('a schema that is %s is not released', (_what, name, prepare, fault) =>
  withCopy((copy) => {
    prepare(copy);
    const list = copy.read(LIST);
    const { status, said } = copy.release(name);
    expect(status).toBe(1);
    expect(said).toContain(fault);
    expect(copy.read(LIST)).toBe(list);
  }),
);

it.each([
  'tampered',
  `${'0'.repeat(64)}  ../x.schema.json`,
  `${'0'.repeat(64)} events/x.schema.json`,
])('a list that says %j is refused', (line) =>
  withCopy((copy) => {
    copy.write(LIST, `${copy.read(LIST)}${line}\n`);
    expect(copy.check().said).toContain('not a line of sha256sum');
  }),
);
