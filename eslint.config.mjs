import comments from '@eslint-community/eslint-plugin-eslint-comments/configs';
import tseslint from 'typescript-eslint';
import { describeFree } from './scripts/lint/function-length.mjs';
import { importsOf, ZONES } from './scripts/lint/import-zones.mjs';

const CODE = ['lib', 'examples', 'test', 'scripts', 'bench'].map((folder) => `${folder}/**/*.{ts,mts,mjs}`);

const budgets = {
  complexity: ['error', 10],
  'max-lines': ['error', 400],
  'max-lines-per-function': ['error', 60],
  'no-restricted-syntax': ['error', { selector: 'TSInterfaceBody[body.length>15]', message: 'An interface has at most 15 members: split it.' }],
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'anywhere' }],
};

const types = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': 'error',
  '@typescript-eslint/no-unnecessary-type-assertion': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
};

// What users depend on also holds no `any` that came from elsewhere, such as from JSON.parse.
const noForeignAny = Object.fromEntries(['argument', 'assignment', 'call', 'member-access', 'return'].map((use) => [`@typescript-eslint/no-unsafe-${use}`, 'error']));

export default tseslint.config(
  // Generated files are checked by what generates them.
  { ignores: ['**/node_modules/', 'dist/', '.cache/', '.demo/', '**/cdktf.out/', '**/.gen/', '**/*.generated.ts', '**/*.d.ts'] },
  { files: CODE, extends: [comments.recommended, ...tseslint.configs.recommended] },
  {
    files: CODE,
    plugins: { house: { rules: { 'function-length': describeFree } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...budgets,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      '@eslint-community/eslint-comments/no-unused-disable': 'error',
      '@eslint-community/eslint-comments/no-use': ['error', { allow: ['eslint-disable-line', 'eslint-disable-next-line', 'eslint-disable', 'eslint-enable'] }],
      '@eslint-community/eslint-comments/require-description': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['{lib,examples,bench,test}/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: types,
  },
  { files: ['{lib,examples}/**/*.ts'], rules: noForeignAny },
  // A construct is made for its effect on the tree, and a struct may exist to be extended later.
  { files: CODE, rules: { 'no-new': 'off', '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }] } },
  // A `describe` holds tests as a file does; what it holds has the budget of a function.
  { files: ['test/**/*.{ts,mjs}'], rules: { 'max-lines-per-function': 'off', 'house/function-length': ['error', 60] } },
  ...ZONES.map(({ files, ignores = [], ...zone }) => ({ files, ignores, rules: { 'no-restricted-imports': ['error', importsOf(zone)] } })),
);
