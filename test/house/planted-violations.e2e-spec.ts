import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../..');

/** Packages that the planted imports name; dependency-cruiser must find them inside the copy. */
const PACKAGES = ['typeorm', 'fastify', 'kafkajs', 'jose'];

/**
 * A copy of the tree, so that no planted file is ever seen by anything else. Its packages are a link
 * to the real ones, or stand-ins: behind a link dependency-cruiser sees another path than the rules.
 */
function copyWith(files: Readonly<Record<string, string>>, packages: 'linked' | 'stand-ins') {
  const dir = mkdtempSync(join(tmpdir(), 'guildmark-planted-'));
  for (const item of [
    'apps',
    'libs',
    'test',
    'tools',
    'bench',
    'package.json',
    'tsconfig.json',
    '.dependency-cruiser.cjs',
    'eslint.config.mjs',
  ])
    cpSync(join(repository, item), join(dir, item), { recursive: true });
  if (packages === 'linked')
    symlinkSync(join(repository, 'node_modules'), join(dir, 'node_modules'));
  const standIns = PACKAGES.map((name) => [`node_modules/${name}/index.js`, ''] as const);
  const planted = packages === 'linked' ? files : { ...files, ...Object.fromEntries(standIns) };
  for (const [file, text] of Object.entries(planted)) {
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return {
    dir,
    remove: () => {
      rmSync(dir, { recursive: true });
    },
  };
}

const imports: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['libs-domain-imports-only-its-list', 'libs/domain/src/planted-node.ts', "import 'node:crypto';"],
  [
    'libs-ledger-imports-only-its-list',
    'libs/ledger/src/planted-domain.ts',
    "import '#domain/core/domain-error.js';",
  ],
  [
    'libs-credentials-imports-only-its-list',
    'libs/credentials/src/planted-platform.ts',
    "import '#platform/clock.js';",
  ],
  [
    'libs-federation-imports-only-its-list',
    'libs/federation/src/planted-typeorm.ts',
    "import 'typeorm';",
  ],
  [
    'libs-platform-imports-only-its-list',
    'libs/platform/src/planted-credentials.ts',
    "import '#credentials/did-web.js';",
  ],
  [
    'apps-do-not-import-each-other',
    'apps/hub/src/planted-app.ts',
    "import '../../registry/src/registry.config.js';",
  ],
  [
    'libs-do-not-import-apps',
    'libs/domain/src/planted-app.ts',
    "import '../../../apps/hub/src/hub.config.js';",
  ],
  [
    'a-feature-keeps-its-tables-private',
    'apps/hub/src/passport/planted-store.ts',
    "import '../claims/claims.store.js';",
  ],
  ['only-stores-touch-typeorm', 'apps/hub/src/claims/planted.controller.ts', "import 'typeorm';"],
  ['services-know-no-http', 'apps/hub/src/claims/planted.service.ts', "import 'fastify';"],
  ['only-federation-touches-kafkajs', 'apps/hub/src/claims/planted-kafka.ts', "import 'kafkajs';"],
  ['only-credentials-touches-jose', 'apps/hub/src/claims/planted-jose.ts', "import 'jose';"],
  ['no-barrels', 'libs/domain/src/planted-barrel.ts', "import './claim/index.js';"],
  ['nothing-imports-tests', 'tools/planted-test.ts', "import '../test/support/requirements.js';"],
  [
    'rooms-by-alias',
    'apps/hub/src/planted-path.ts',
    "import '../../../libs/domain/src/core/domain-error.js';",
  ],
  ['not-to-unresolvable', 'libs/domain/src/planted-nothing.ts', "import '#domain/nothing.js';"],
  ['no-circular', 'libs/domain/src/planted-cycle-a.ts', "import './planted-cycle-b.js';"],
];

it('dependency-cruiser catches a violation of every rule', () => {
  const { dir, remove } = copyWith(
    {
      ...Object.fromEntries(imports.map(([, file, text]) => [file, text])),
      'libs/domain/src/planted-cycle-b.ts': "import './planted-cycle-a.js';",
      'libs/domain/src/claim/index.ts': 'export const nothing = 0;',
    },
    'stand-ins',
  );
  try {
    const args = [
      join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      'apps',
      'libs',
      'tools',
      '--output-type',
      'json',
    ];
    const { stdout } = spawnSync(process.execPath, args, {
      cwd: dir,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const { summary } = JSON.parse(stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] };
    };
    const caught = summary.violations.map((v) => `${v.rule.name} in ${v.from}`);
    for (const [rule, file] of imports) expect(caught).toContain(`${rule} in ${file}`);
  } finally {
    remove();
  }
});

const code: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['no-restricted-syntax', 'libs/domain/src/planted-date.ts', 'export const planted = new Date();'],
  ['no-restricted-syntax', 'libs/ledger/src/planted-now.ts', 'export const planted = Date.now();'],
  [
    'no-restricted-syntax',
    'libs/credentials/src/planted-chance.ts',
    'export const planted = Math.random();',
  ],
  [
    'no-restricted-syntax',
    'apps/hub/src/claims/planted-salt.ts',
    "import { randomBytes } from 'node:crypto';\nexport const planted = randomBytes(1);",
  ],
  [
    'no-restricted-syntax',
    'libs/platform/src/planted-env.ts',
    'export const planted = process.env.HOME;',
  ],
  ['no-restricted-syntax', 'libs/domain/src/planted-enum.ts', 'export enum Planted { a }'],
  ['no-restricted-syntax', 'libs/domain/src/planted-default.ts', 'export default 1;'],
  [
    'no-restricted-syntax',
    'apps/hub/src/claims/planted-transaction.ts',
    'export const planted = (db: { transaction(): void }) => { db.transaction(); };',
  ],
  [
    '@typescript-eslint/no-explicit-any',
    'libs/domain/src/planted-any.ts',
    'export const planted = (a: any): string => String(a);',
  ],
  [
    '@typescript-eslint/no-floating-promises',
    'libs/domain/src/planted-promise.ts',
    'export const planted = () => { Promise.resolve(); };',
  ],
  [
    'max-params',
    'libs/domain/src/planted-params.ts',
    'export const planted = (a: 1, b: 1, c: 1, d: 1, e: 1, f: 1) => a + b + c + d + e + f;',
  ],
];

it('eslint catches a violation of every house rule', () => {
  const { dir, remove } = copyWith(
    Object.fromEntries(code.map(([, file, text]) => [file, text])),
    'linked',
  );
  try {
    const args = [
      'node_modules/eslint/bin/eslint.js',
      '--format',
      'json',
      ...code.map(([, file]) => file),
    ];
    const { stdout } = spawnSync(process.execPath, args, {
      cwd: dir,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    for (const [rule, file] of code) {
      const found = results.find((r) => r.filePath.endsWith(file))?.messages.map((m) => m.ruleId);
      expect({ file, found }).toEqual({ file, found: expect.arrayContaining([rule]) as string[] });
    }
  } finally {
    remove();
  }
});

it('a stale generated file is refused', () => {
  const { dir, remove } = copyWith(
    { 'libs/domain/src/generated/schemas.ts': '// stale\n' },
    'linked',
  );
  try {
    expect(() =>
      execFileSync(process.execPath, ['tools/generate-types.mjs', '--check'], {
        cwd: dir,
        stdio: 'pipe',
      }),
    ).toThrow('schemas.ts is stale: npm run gen');
  } finally {
    remove();
  }
});
