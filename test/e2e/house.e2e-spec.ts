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
  'libs/domain/src/audit/publication/limits.ts':
    'numbers; protect-table.spec.ts, judge-publication.spec.ts and build-release.spec.ts hold them',
  'libs/domain/src/core/domain-error.ts': 'types and the error that carries them',
  'libs/domain/src/core/problem-codes.ts': 'a table; this file tests that each code is used',
  'libs/domain/src/audit/rules/cluster-rules.ts': 'data; all-rules.spec.ts',
  'libs/domain/src/audit/rules/learning-rules.ts': 'data; all-rules.spec.ts',
  'libs/domain/src/audit/rules/refusals/de.ts': 'guard.spec.ts',
  'libs/domain/src/audit/rules/refusals/en.ts': 'guard.spec.ts',
  'libs/domain/src/audit/rules/refusals/es.ts': 'guard.spec.ts',
  'libs/domain/src/audit/rules/refusals/fr.ts': 'guard.spec.ts',
  'libs/domain/src/audit/rules/refusals/it.ts': 'guard.spec.ts',
  'libs/domain/src/audit/rules/refusals/nl.ts': 'guard.spec.ts',
  'libs/domain/src/audit/rules/rule-text.ts': 'types',
  'libs/domain/src/audit/rules/rule.ts': 'types',
  'libs/domain/src/audit/rules/skills-rules.ts': 'data; all-rules.spec.ts',
  'libs/domain/src/audit/instrument/words/de-items.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/de.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/es-items.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/es.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/fr-items.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/fr.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/it-items.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/it.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/nl-items.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/instrument/words/nl.ts': 'words; words-of.spec.ts',
  'libs/domain/src/audit/rules/words/de-firm-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/de-hub-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/de.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/es-firm-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/es-hub-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/es.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/fr-firm-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/fr-hub-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/fr.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/it-firm-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/it-hub-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/it.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/nl-firm-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/nl-hub-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/nl.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/en-firm-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/en-hub-rules.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/rules/words/en.ts': 'words; rule-words.spec.ts',
  'libs/domain/src/audit/audit-document.ts': 'types',
  'libs/domain/src/culture/claim-fact.ts': 'types',
  'libs/domain/src/audit/skills-appraisal.ts': 'types',
  'libs/domain/src/audit/audit-input.ts': 'types',
  'libs/domain/src/audit/learning-appraisal.ts': 'types',
  'libs/domain/src/audit/instrument/instrument-types.ts': 'types',
  'libs/domain/src/audit/instrument/items.ts': 'data; instrument.spec.ts',
  'libs/domain/src/audit/instrument/cluster-items.ts': 'data; instrument.spec.ts',
  'libs/domain/src/audit/instrument/constructs.ts': 'data; instrument.spec.ts',
  'libs/domain/src/audit/instrument/indicators.ts': 'data; instrument.spec.ts',
  'libs/domain/src/audit/instrument/words/en.ts': 'data; instrument.spec.ts',
  'libs/domain/src/audit/instrument/words/en-items.ts': 'data; instrument.spec.ts',
  'libs/domain/src/audit/scoring/scoring-parameters.ts':
    'data; the golden values of appraise-learning.spec.ts hang on them',
  'libs/domain/src/audit/scoring/score-respondents.ts': 'appraise-learning.spec.ts',
  'libs/domain/src/audit/balance/judge-balance.ts': 'appraise-learning.spec.ts',
  'libs/domain/src/audit/balance/judge-mode.ts': 'appraise-learning.spec.ts',
  'libs/domain/src/audit/balance/level-covariance.ts': 'appraise-learning.spec.ts',
  'libs/domain/src/audit/balance/level-draws.ts': 'appraise-learning.spec.ts',
  'libs/domain/src/audit/typing/type-model.ts': 'types',
  'libs/domain/src/audit/typing/firm-model.ts': 'data; classify.spec.ts',
  'libs/domain/src/audit/typing/cluster-model.ts': 'data; classify.spec.ts',
  'libs/domain/src/audit/method/audit-method.ts': 'types; judge-method.spec.ts',
  'libs/domain/src/audit/audit-versions.ts': 'audit-firm.spec.ts',
  'libs/domain/src/audit/plots/plot.ts': 'types; the specs of each plot',
  'libs/domain/src/audit/words/change-words.ts': 'types',
  'libs/domain/src/audit/words/name-words.ts': 'types',
  'libs/domain/src/audit/words/report-words.ts': 'types',
  'libs/domain/src/audit/words/en.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/en/names.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/en/page.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/en/sentences.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/it.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/it/names.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/it/page.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/it/sentences.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/es.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/es/names.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/es/page.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/es/sentences.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/fr.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/fr/names.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/fr/page.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/fr/sentences.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/de.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/de/names.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/de/page.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/de/sentences.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/nl.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/nl/names.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/nl/page.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/nl/sentences.ts': 'words; words-of-reports.spec.ts',
  'libs/domain/src/audit/words/words-in.ts': 'words-of-reports.spec.ts',
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
  'libs/federation/src/asyncapi-document.ts': 'test/schemas/asyncapi.spec.ts',
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
