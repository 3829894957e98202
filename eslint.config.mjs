import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Pure and synchronous: the same text and context give the same findings in the editor, the browser and CI. */
const core = ['text', 'syntax', 'schema', 'plan', 'lints', 'engine', 'features', 'reporters'];

const noClasses = {
  selector: 'ClassDeclaration, ClassExpression',
  message: 'Write functions over plain data. Where a library asks for a class, disable this line and say so.',
};

export default defineConfig(
  globalIgnores([
    'dist/',
    'out/',
    'coverage/',
    'bench/.peers/',
    'test/e2e/.vscode*/',
    // Generated.
    'docs/api.d.ts',
    'server/src/lints/index.ts',
    'server/src/schema/generated/',
    'server/src/engine/templates/generated/',
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      curly: ['error', 'multi-line'],
      eqeqeq: 'error',
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-param-reassign': 'error',
      'no-useless-assignment': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A default hides the case that somebody adds next year.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['server/src/**/*.ts', 'client/src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noClasses] },
  },
  {
    files: core.map((folder) => `server/src/${folder}/**/*.ts`),
    rules: {
      'no-restricted-globals': ['error', 'process', 'console', 'performance', 'document', 'window', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The date is an input: take it from the context.' },
        { object: 'Math', property: 'random', message: 'The same input has to give the same output.' },
        { object: 'globalThis', property: 'process', message: 'The core has no host.' },
      ],
      'no-restricted-syntax': [
        'error',
        noClasses,
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'The date is an input: take it from the context.',
        },
        {
          selector: 'CallExpression[callee.name="Date"]',
          message: 'The date is an input: take it from the context.',
        },
        {
          selector: 'CallExpression[callee.property.name=/^(localeCompare|toLocale(String|DateString|TimeString))$/]',
          message: "The host's language must not change a result: compare by code unit and format by hand.",
        },
        {
          selector: 'ThrowStatement:not(FunctionDeclaration[id.name="unreachable"] ThrowStatement)',
          message: "A user's mistake is a value with a span; only `unreachable()` throws, for a mistake of ours.",
        },
        {
          selector: 'AwaitExpression, :function[async=true]',
          message: 'The core is synchronous; what waits belongs to a host.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(skip|skipIf|only|todo|fails)$/]',
          message: 'Every test runs.',
        },
      ],
    },
  },
  {
    files: ['**/*.mjs'],
    extends: [tseslint.configs.strict, tseslint.configs.stylistic],
  },
);
