import tseslint from 'typescript-eslint';

const impure = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the instant as an argument; only libs/platform/src/clock.ts reads the clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the instant as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    message: 'Take the instant as an argument.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take randomness as an argument.',
  },
  {
    selector:
      'CallExpression[callee.property.name=/^(randomUUID|randomBytes|randomInt|getRandomValues)$/]',
    message: 'Take ids and salts as arguments.',
  },
  {
    selector: 'CallExpression[callee.name=/^(randomUUID|randomBytes|randomInt|getRandomValues)$/]',
    message: 'Take ids and salts as arguments.',
  },
];
const house = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only main.ts, tools and tests hand the environment to *.config.ts.',
  },
  {
    selector: "CallExpression[callee.name='forwardRef']",
    message: 'A cycle means a missing third thing: name it.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
];
const transactions = [
  {
    selector: 'CallExpression[callee.property.name=/^(transaction|createQueryRunner)$/]',
    message: 'Use inTransaction(db, work) from #platform/database/in-transaction.js.',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', '**/generated/**', 'web/dist/**', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    rules: {
      'max-lines': ['error', { max: 400, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 5],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': ['error', ...house],
    },
  },
  {
    files: ['libs/{domain,ledger,credentials,federation}/src/**/*.ts', 'apps/**/*.ts'],
    ignores: ['**/*spec.ts', '**/main.ts'],
    rules: { 'no-restricted-syntax': ['error', ...house, ...impure, ...transactions] },
  },
  {
    files: ['**/main.ts', '{tools,test,bench}/**/*.ts', '**/*spec.ts'],
    rules: { 'no-restricted-syntax': ['error', ...house.slice(1)] },
  },
);
