/**
 * The layers, and what each of them may import. An arrow in the plan of the house points one way:
 *
 *     text ← syntax ← plan ← lints ← engine ← features ← lsp ← node | browser
 *            schema ←───────────────── engine ← reporters ← cli ← api
 *
 * A layer sees everything to its left that is listed here, and nothing else of this repository. Each rule is proven
 * by a seeded violation in test/architecture/layers.test.ts.
 */
const layers = {
  // Offsets, lines and edits: knows nothing of YAML or of launches.
  text: [],
  // The located tree.
  syntax: ['text'],
  // The shape of a plan, as the compiled schemas judge it.
  schema: ['text', 'syntax'],
  // The typed plan and its calendar.
  plan: ['text', 'syntax'],
  // What a launch needs. A lint sees the plan and the context, never the engine that runs it.
  lints: ['text', 'syntax', 'plan'],
  // From a text to findings and readiness.
  engine: ['text', 'syntax', 'schema', 'plan', 'lints'],
  // Answers for an editor, as data.
  features: ['text', 'syntax', 'schema', 'plan', 'lints', 'engine'],
  // Findings in, a string out.
  reporters: ['text', 'syntax', 'schema', 'plan', 'lints', 'engine'],
  // Features over a connection, on any host.
  lsp: ['text', 'syntax', 'schema', 'plan', 'lints', 'engine', 'features'],
  // The hosts, which never see each other.
  node: ['text', 'syntax', 'schema', 'plan', 'lints', 'engine', 'features', 'lsp'],
  browser: ['text', 'syntax', 'schema', 'plan', 'lints', 'engine', 'features', 'lsp'],
  // The command line, on Node; `launchplan lsp` starts the server.
  cli: ['text', 'syntax', 'schema', 'plan', 'lints', 'engine', 'reporters', 'lsp', 'node'],
  // The functions for programs: the command line without its words.
  api: ['text', 'syntax', 'schema', 'plan', 'lints', 'engine', 'reporters', 'node', 'cli'],
  // The GitHub Action knows the command line as its users do: by its arguments and by what it prints.
  action: [],
};

const core = 'text|syntax|schema|plan|lints|engine|features|reporters';

const layerRules = Object.entries(layers).map(([layer, allowed]) => ({
  name: `layer-${layer}`,
  comment: `${layer}/ may import ${allowed.length === 0 ? 'no other layer' : allowed.join(', ')}.`,
  severity: 'error',
  from: { path: `^server/src/${layer}/` },
  to: { path: '^(server/src|client)/', pathNot: `^server/src/(${[layer, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...layerRules,
    {
      name: 'lints-stand-alone',
      comment: 'A lint is one file. What two of them share lies in lints/kit/ and has a name of its own.',
      severity: 'error',
      from: { path: '^server/src/lints/[^/]+/', pathNot: '^server/src/lints/kit/' },
      to: { path: '^server/src/lints/([^/]+/|index\\.ts$)', pathNot: '^server/src/lints/kit/' },
    },
    {
      name: 'yaml-only-in-syntax',
      comment: 'The tree of syntax/ is all that the layers above know of YAML, so that the parser can change.',
      severity: 'error',
      from: { path: '^(server/src|client)/', pathNot: '^server/src/syntax/' },
      to: { path: '(^|/)node_modules/(js-)?yaml/' },
    },
    {
      name: 'expressions-behind-one-file',
      comment: 'One file knows the library that reads and evaluates expressions, and one the engine for patterns.',
      severity: 'error',
      from: {
        path: '^(server/src|client)/',
        pathNot: '^server/src/engine/custom-rules/language/(cel|matches-pattern)\\.ts$',
      },
      to: { path: '(^|/)node_modules/(@marcbachmann/cel-js|re2js)/' },
    },
    {
      name: 'custom-rules-on-demand',
      comment:
        'Who has no rules of their own does not load the language for them: a host imports it when there are some.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/engine/custom-rules/' },
      to: {
        path: '^server/src/engine/custom-rules/',
        pathNot: '^server/src/engine/custom-rules/(values/subject|custom-rule)\\.ts$',
        dependencyTypesNot: ['type-only', 'dynamic-import'],
      },
    },
    {
      name: 'ajv-only-at-build-time',
      comment: 'Validators are compiled ahead: no eval in the browser, and nothing to load at start.',
      severity: 'error',
      from: { path: '^(server/src|client)/' },
      to: { path: '(^|/)node_modules/ajv[^/]*/' },
    },
    {
      name: 'core-has-no-host',
      comment: 'The core runs in a browser as it does on Node: what it needs to know comes in as an argument.',
      severity: 'error',
      from: { path: `^server/src/(${core})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'client-sees-only-the-protocol',
      comment: 'The extension talks to the server in messages; it shares no code with it.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/', pathNot: '^server/src/lsp/protocol\\.ts$' },
    },
    {
      name: 'client-takes-only-types',
      comment: 'A value imported from the protocol would pull server code into the extension.',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^server/src/lsp/protocol\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'product-without-tests',
      comment: 'What ships does not lean on what checks it, nor on what builds it.',
      severity: 'error',
      from: { path: '^(server/src|client)/' },
      to: { path: '^(test|bench|server/build)/' },
    },
    {
      name: 'no-circular',
      comment: 'Files that need each other are one idea, or hide a third. An import of a type is an import, too.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that imports nothing is forgotten.',
      severity: 'error',
      from: { orphan: true, path: '^(server/src|client)/', pathNot: '(/main\\.ts|\\.d\\.ts)$' },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import has to lead somewhere; `vscode` is there only inside the editor.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|coverage)/|^test/e2e/\\.vscode' },
    // Sees `import type` too: a type is a dependency of the mind.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
