/**
 * Bundles every program into dist/, so that what is installed is a handful of files without dependencies.
 *
 * CommonJS throughout on Node: the ESM bundle of `yaml` fails on a dynamic require. `mainFields` prefers the modules
 * of packages whose main file is UMD, which esbuild cannot look into.
 */
import { chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { exportedTwice, exportsOf } from './exported-twice.mjs';
import { bundledPackages, noticesOf } from './third-party-notices.mjs';

const root = new URL('../../', import.meta.url);
const rootPath = fileURLToPath(root);

const onNode = { platform: 'node', format: 'cjs', target: 'node20' };
const inBrowser = { platform: 'browser', format: 'cjs', target: 'es2023' };

/** The Node halves of packages that have two, which are found only where Node is all there is. */
const nodeHalves = ['vscode-languageserver', 'vscode-languageserver-protocol', 'vscode-jsonrpc'].map((name) => [
  `${name}/node`,
  `./node_modules/${name}/lib/node/main.js`,
]);

/** The server. A process and a worker run the same file, and Node's modules are loaded only on Node. */
const onAnyHost = {
  ...inBrowser,
  external: [...builtinModules, 'node:*'],
  alias: Object.fromEntries(nodeHalves),
};

/**
 * The CommonJS build of js-yaml: its state is one object spread with further keys behind, which the engine of Node 20
 * gives a hidden class of its own for every text in the other build; that one reads YAML three times slower.
 */
const fasterBuilds = { 'js-yaml': './node_modules/js-yaml/dist/js-yaml.cjs.js' };

/** What the editor brings along is not bundled, and every kilobyte of an extension is loaded from somewhere. */
function inEditor(options) {
  return { ...options, external: ['vscode'] };
}

/** Leaves the start of the extension to another file, which is loaded once a plan is there. */
function later(path) {
  return {
    name: 'later',
    setup: ({ onResolve }) => onResolve({ filter: /^\.\/start\.ts$/ }, () => ({ path, external: true })),
  };
}

/**
 * The language of custom rules: a file of its own beside the program that needs it, loaded only if there are such
 * rules.
 */
const rules = 'server/src/engine/custom-rules/with-custom-rules.ts';

/** The texts of plan templates: also a file of its own, loaded when a new plan starts from a template. */
const templates = 'server/src/engine/templates/generated/texts.ts';

/**
 * Leaves that language out of a program that asks for it. A worker can load no file, so the program that starts one
 * puts the language before the program, as a function of this name: see client/src/browser/start.ts.
 */
const rulesOnDemand = {
  name: 'rules-on-demand',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /\/with-custom-rules\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: 'rules', namespace: 'rules-on-demand' } : undefined,
    );
    onResolve({ filter: /^/, namespace: 'rules-on-demand' }, () => ({ path: './rules.cjs', external: true }));
    onLoad({ filter: /^/, namespace: 'rules-on-demand' }, () => ({
      contents: `const rules = typeof require === 'function' ? require('./rules.cjs') : launchplanRules();
export const { withCustomRules } = rules;`,
    }));
  },
};

/** Leaves the texts of the templates out of the server in the same way. They are needed where nothing may wait. */
const templatesOnDemand = {
  name: 'templates-on-demand',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/templates\/generated\/texts\.ts$/ }, () => ({
      contents: `let texts;
export function templateText(name) {
  texts ??= typeof require === 'function' ? require('./templates.cjs') : launchplanTemplates();
  return texts.templateText(name);
}`,
    })),
};

const programs = [
  { from: templates, to: 'dist/templates.cjs', options: { ...inBrowser, plugins: [] } },
  { from: rules, to: 'dist/rules.cjs', options: { ...inBrowser, plugins: [] } },
  { from: 'server/src/action/main.ts', to: 'dist/action.cjs', options: onNode },
  {
    from: 'server/src/main.ts',
    to: 'dist/server.cjs',
    options: {
      ...onAnyHost,
      external: [...onAnyHost.external, './templates.cjs'],
      plugins: [rulesOnDemand, templatesOnDemand],
    },
  },
  {
    from: 'client/src/node/main.ts',
    to: 'dist/extension.cjs',
    options: { ...inEditor(onNode), plugins: [later('./client.cjs')] },
  },
  { from: 'client/src/node/start.ts', to: 'dist/client.cjs', options: inEditor(onNode) },
  { from: 'client/src/browser/main.ts', to: 'dist/browser/extension.cjs', options: inEditor(inBrowser) },
];

/**
 * Parts of the command line that few runs need and that take long to load, by the name of their file: their sources,
 * and the function of each. They are called where nothing may wait, so a dynamic import does not do: each is a file of
 * its own, which `require` reads at the first call.
 */
const readAtFirstCall = {
  // Only these two need the library `yaml`, which is larger than all lints.
  yaml: {
    'server/src/syntax/parse/parse-with-yaml.ts': 'parseWithYaml',
    'server/src/syntax/edit/quote-double.ts': 'quoteDouble',
  },
  'validate-launch': { 'server/src/schema/validate-launch.ts': 'validateLaunch' },
  templates: { [templates]: 'templateText' },
  'validate-config': { 'server/src/schema/validate-config.ts': 'validateConfig' },
};

/** Builds those parts. */
function buildReadAtFirstCall(shared) {
  return Promise.all(
    Object.entries(readAtFirstCall).map(([name, functions]) => {
      const contents = Object.entries(functions).map(([source, called]) => `export { ${called} } from './${source}';`);
      const stdin = { contents: contents.join('\n'), resolveDir: rootPath };
      return build({ ...shared, ...onNode, stdin, outfile: `dist/cli/${name}.cjs` });
    }),
  );
}

/** Replaces such a source with a function that loads the part and calls the function in it. */
const atFirstCall = {
  name: 'at-first-call',
  setup: ({ onLoad }) => {
    const parts = Object.entries(readAtFirstCall).flatMap(([name, functions]) =>
      Object.entries(functions).map(([source, called]) => [join(rootPath, source), { called, file: `./${name}.cjs` }]),
    );
    const partOf = new Map(parts);
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const part = partOf.get(path);
      if (part === undefined) return undefined;
      const { called, file } = part;
      return { contents: `export const ${called} = (...args) => require(${JSON.stringify(file)}).${called}(...args);` };
    });
  },
};

/**
 * Modules that are imported dynamically and come in one file. If each were a file of its own, what any two of them
 * share would be yet another, and every command would have to open dozens.
 */
const groups = {
  lint: ['lint/lint.ts', 'lint/lint-request.ts', '../api/lint.ts'],
  others: [
    '../api/diff.ts',
    '../api/explain.ts',
    '../api/load-config.ts',
    'completion/script.ts',
    'diff/diff.ts',
    'diff/diff-request.ts',
    'rules/explanation.ts',
    'init/init-plan.ts',
    'rules/own-rules.ts',
    'rules/rules-list.ts',
    'rules/show-config.ts',
    'rules/test-rules.ts',
  ],
};

const inGroups = {
  name: 'in-groups',
  setup: ({ onResolve, onLoad }) => {
    const folder = join(rootPath, 'server/src/cli');
    const groupOf = new Map(
      Object.entries(groups).flatMap(([group, paths]) => paths.map((path) => [join(folder, path), group])),
    );
    onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) => {
      const group = kind === 'dynamic-import' ? groupOf.get(join(resolveDir, path)) : undefined;
      return group === undefined ? undefined : { path: group, namespace: 'group' };
    });
    onLoad({ filter: /^/, namespace: 'group' }, async ({ path }) => {
      const faults = exportedTwice(await exportsOf(groups[path].map((module) => join(folder, module))));
      return {
        contents: groups[path].map((module) => `export * from ${JSON.stringify(`./${module}`)};`).join('\n'),
        resolveDir: folder,
        errors: faults.map((text) => ({ text: `In the group ${path}, ${text}` })),
      };
    });
  },
};

/**
 * The command line, in parts: what is imported dynamically is a file of its own, and so is what several of these share.
 * Printing the version or a page of help then takes no longer than starting Node. Only modules can be split, and only
 * CommonJS starts quickly, so the parts are translated one by one.
 *
 * @returns esbuild's record of their contents.
 */
async function bundleCommandLine(shared) {
  await rm(new URL('dist/cli', root), { recursive: true, force: true });
  await mkdir(new URL('dist/cli', root), { recursive: true });
  const { outputFiles, metafile } = await build({
    ...shared,
    ...onNode,
    format: 'esm',
    splitting: true,
    write: false,
    entryPoints: {
      cli: 'server/src/cli/main.ts',
      'cli/lint-worker': 'server/src/cli/lint/worker/main.ts',
      // What programs import, of the same parts.
      'cli/api': 'server/src/api/main.ts',
    },
    // All parts lie in one folder, and a thread of its own is started by the path of its program.
    define: { ...shared.define, __PROGRAMS__: '__dirname' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: 'cli/[name]-[hash]',
    external: Object.keys(readAtFirstCall).map((name) => `./${name}.cjs`),
    plugins: [rulesOnDemand, inGroups, atFirstCall],
  });
  const parts = await Promise.all([
    build({ ...shared, ...onNode, entryPoints: [rules], outfile: 'dist/cli/rules.cjs' }),
    buildReadAtFirstCall(shared),
  ]);
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...onNode, minify, supported: { 'dynamic-import': false } });
    const isProgram = basename(path) === 'cli.cjs';
    await writeFile(path, isProgram ? `#!/usr/bin/env node\n${code}` : code);
    if (isProgram) await chmod(path, 0o755);
  }
  return [metafile, ...parts.flat().map((part) => part.metafile)];
}

/** For what is packed; without it, a stack can be read. */
const minify = process.argv.includes('--minify');

const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));

/** What all programs have in common. */
const shared = {
  absWorkingDir: rootPath,
  alias: fasterBuilds,
  bundle: true,
  mainFields: ['module', 'main'],
  minify,
  metafile: true,
  // Licences are in a file of their own.
  legalComments: 'none',
  define: { __VERSION__: JSON.stringify(version) },
  logLevel: 'warning',
};

const [ofCommandLine, ...others] = await Promise.all([
  bundleCommandLine(shared),
  ...programs.map(({ from, to, options }) =>
    build({
      ...shared,
      ...options,
      alias: { ...fasterBuilds, ...options.alias },
      mainFields: options.platform === 'browser' ? ['browser', 'module', 'main'] : shared.mainFields,
      plugins: options.plugins ?? [rulesOnDemand],
      entryPoints: [from],
      outfile: to,
    }),
  ),
]);

// The types of what programs import lie beside it, where compilers look for them.
await copyFile(new URL('docs/api.d.ts', root), new URL('dist/cli/api.d.cts', root));

const parts = (await readdir(new URL('dist/cli', root)))
  .filter((name) => name.endsWith('.cjs'))
  .map((name) => `dist/cli/${name}`);
for (const path of [...programs.map(({ to }) => to), ...parts]) await escapeForeign(new URL(path, root));

const metafiles = [...ofCommandLine, ...others.map(({ metafile }) => metafile)];
const notices = noticesOf(await bundledPackages(metafiles, rootPath));
await writeFile(new URL('dist/ThirdPartyNotices.txt', root), notices);

/**
 * Escapes the few characters outside of ASCII that the bundler leaves in patterns and templates: for a single one of
 * them, the engine keeps the whole file in two bytes for each character, which takes longer to read as well.
 */
async function escapeForeign(file) {
  const code = await readFile(file, 'utf8');
  // The escape would be escaped, and mean its own letters.
  const [escapedTwice] = /(?<!\\)(?:\\\\)*\\[^\0-\x7F]/.exec(code) ?? [];
  if (escapedTwice !== undefined) throw new Error(`In ${file.pathname}, ${escapedTwice} cannot be written in ASCII.`);
  const escaped = code.replaceAll(/[^\0-\x7F]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  if (escaped !== code) await writeFile(file, escaped);
}
