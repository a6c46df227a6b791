import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { problemCodes } from '#domain/core/problem-codes.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Paths of the files below a folder, relative to the repository. */
function filesBelow(folder: string, matching: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !/^(node_modules|dist|generated)$/.test(name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path, matching);
      return matching.test(entry.name) ? [path] : [];
    });
}
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const sources = ['apps', 'libs', 'test', 'tools', 'bench', 'web'].flatMap((folder) =>
  filesBelow(folder, /\.(ts|tsx|mjs)$/),
);
/** Without its comments and texts, where a word means nothing. */
const codeOf = (path: string) =>
  read(path).replace(/\/\*[^]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/gm, ' ');

/** Files of the rules that have no spec of their own, and what tests them instead. */
const testedElsewhere: Readonly<Record<string, string>> = {
  'libs/domain/src/core/domain-error.ts': 'types and the error that carries them',
  'libs/domain/src/core/problem-codes.ts': 'a table; this file tests that each code is used',
  'libs/domain/src/claim/check-gaps.ts': 'decide-claim.spec.ts',
  'libs/domain/src/claim/check-moderation.ts': 'decide-claim.spec.ts',
  'libs/domain/src/claim/claim-windows.ts': 'decide-claim.spec.ts',
  'libs/domain/src/claim/document-claim.ts': 'decide-claim.spec.ts',
  'libs/domain/src/claim/identify-claim.ts': 'open-claim.spec.ts',
  'libs/domain/src/claim/is-sampled.ts': 'needs-second.spec.ts',
  'libs/domain/src/claim/phases-of.ts': 'decide-claim.spec.ts',
  'libs/domain/src/claim/plan-gaps.ts': 'decide-claim.spec.ts',
  'libs/domain/src/claim/reach-level.ts': 'decide-claim.spec.ts',
  'libs/ledger/src/hash-reader.ts': 'a type',
  'libs/ledger/src/ledger-format-error.ts':
    'the error; each of its codes is tested where it is thrown',
  'libs/ledger/src/tile-source.ts':
    'types; fsck.spec.ts and tile-hash-reader.spec.ts read from one',
  'libs/credentials/src/open-badge-profile.ts':
    'a table; canonical-templates.spec.ts shows what it lets vary',
  'libs/credentials/src/verification-sources.ts': 'types',
  'libs/federation/src/segment.ts':
    'types and limits; build-segment.spec.ts and read-segment.spec.ts',
  'libs/federation/src/bus.ts': 'types; test/federation/bus-contract.ts',
  'libs/federation/src/embedded-bus.ts': 'test/federation/embedded-bus.db-spec.ts',
  'libs/federation/src/embedded-bus-reader.ts': 'test/federation/embedded-bus.db-spec.ts',
  'libs/federation/src/kafka-admin.ts': 'test/federation/kafka-bus.e2e-spec.ts',
  'libs/federation/src/kafka-assignment.ts': 'test/federation/kafka-bus.e2e-spec.ts',
  'libs/federation/src/kafka-bus.ts': 'test/federation/kafka-bus.e2e-spec.ts',
  'libs/federation/src/kafka-config.ts': 'test/federation/kafka-security.e2e-spec.ts',
  'libs/federation/src/kafka-read.ts': 'test/federation/kafka-bus.e2e-spec.ts',
  'libs/federation/src/kafka-reader.ts': 'test/federation/kafka-bus.e2e-spec.ts',
  'libs/federation/src/kafka-topics.ts': 'test/federation/kafka-security.e2e-spec.ts',
};

it('has no source file of more than 400 lines', () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(
    sources.filter(
      (path) =>
        read(path)
          .split('\n')
          .filter((line) => line.trim() !== '').length > 400,
    ),
  ).toEqual([]);
});

it('has no index file, and no file named after nothing', () => {
  expect(
    sources.filter((path) => /(^|\/)(index|utils?|helpers?|common|misc)\.[a-z]+$/.test(path)),
  ).toEqual([]);
});

it('has no any', () => {
  const typed = sources.filter((path) => /\.tsx?$/.test(path));
  expect(
    typed.filter((path) => /[:<,|&(]\s*any\b(?!\s*[:(])|\bas any\b/.test(codeOf(path))),
  ).toEqual([]);
});

it('has a spec beside each file of rules, or says where it is tested', () => {
  const without = ['domain', 'ledger', 'credentials', 'federation']
    .flatMap((name) => filesBelow(`libs/${name}/src`, /(?<!spec|\.d)\.ts$/))
    .filter((path) => !path.includes('/testing/'))
    .filter((path) => !existsSync(join(root, path.replace(/\.ts$/, '.spec.ts'))));
  expect(without.sort()).toEqual(Object.keys(testedElsewhere).sort());
});

it('names each schema after its place', () => {
  const folder = 'libs/domain/schemas';
  const schemas = filesBelow(folder, /\.json$/);
  expect(schemas.length).toBeGreaterThan(40);
  for (const path of schemas) {
    const { $id } = JSON.parse(read(path)) as { $id: string };
    expect($id).toBe(`https://guildmark.eu/schemas/${relative(folder, path)}`);
  }
});

it('uses every problem code', () => {
  const code = filesBelow('apps', /\.ts$/)
    .concat(filesBelow('libs', /\.ts$/))
    .filter((path) => !/spec\.ts$|problem-codes\.ts$/.test(path))
    .map(read)
    .join('\n');
  const unused = Object.keys(problemCodes).filter((problem) => !code.includes(`'${problem}'`));
  expect(unused).toEqual([]);
});
