/**
 * Bundles every program into dist/, so that what is installed is a handful of files without dependencies.
 *
 * CommonJS throughout on Node: the ESM bundle of `yaml` fails on a dynamic require. `mainFields` prefers the modules
 * of packages whose main file is UMD, which esbuild cannot look into.
 */
import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
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

/** The server, of which a process and a worker run the same file: Node's modules are asked for only on Node. */
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

/** The language of custom rules: a file of its own beside whatever asks for it, which is read where there are such rules. */
const rules = 'server/src/engine/custom-rules/with-custom-rules.ts';

/**
 * Leaves that language out of a program that asks for it. A worker can load no file, so whoever starts one puts the
 * language before the program, as a function of this name: see client/src/browser/start.ts.
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

const programs = [
  { from: rules, to: 'dist/rules.cjs', options: { ...inBrowser, plugins: [] } },
  { from: 'server/src/action/main.ts', to: 'dist/action.cjs', options: onNode },
  { from: 'server/src/main.ts', to: 'dist/server.cjs', options: onAnyHost },
  {
    from: 'client/src/node/main.ts',
    to: 'dist/extension.cjs',
    options: { ...inEditor(onNode), plugins: [later('./client.cjs')] },
  },
  { from: 'client/src/node/start.ts', to: 'dist/client.cjs', options: inEditor(onNode) },
  { from: 'client/src/browser/main.ts', to: 'dist/browser/extension.cjs', options: inEditor(inBrowser) },
];

/**
 * Parts of the command line that few runs need, each in a file of its own that is read at the first call. They are
 * asked for where nothing may wait, so a dynamic import will not do.
 */
const rarelyNeeded = {
  // Only these two ask for the library `yaml`, which is larger than all lints.
  yaml: {
    'server/src/syntax/parse/parse-with-yaml.ts': 'parseWithYaml',
    'server/src/syntax/edit/quote-double.ts': 'quoteDouble',
  },
  'validate-launch': { 'server/src/schema/validate-launch.ts': 'validateLaunch' },
  'validate-config': { 'server/src/schema/validate-config.ts': 'validateConfig' },
  'code-frame': { 'server/src/engine/code-frame.ts': 'codeFrame' },
  colors: { 'server/src/reporters/text/colors.ts': 'colorsFor' },
  sha256: { 'server/src/engine/sha256.ts': 'sha256' },
  'write-atomically': { 'server/src/node/files/write-atomically.ts': 'writeAtomically' },
  'repair-diff': { 'server/src/cli/lint/repair-diff.ts': 'repairDiff' },
};

/**
 * Builds those parts.
 *
 * @returns what they consist of, and by the path of its source each function that they have, with the name of the file.
 */
async function buildRarelyNeeded(shared) {
  const built = await Promise.all(
    Object.values(rarelyNeeded).map(async (functions) => {
      const contents = Object.entries(functions).map(([source, name]) => `export { ${name} } from './${source}';`);
      const stdin = { contents: contents.join('\n'), resolveDir: rootPath };
      return build({ ...shared, ...onNode, stdin, write: false });
    }),
  );
  const laterBySource = new Map();
  for (const [index, [name, functions]] of Object.entries(rarelyNeeded).entries()) {
    const { text } = built[index].outputFiles[0];
    // As esbuild names the others: by the content, so that what is kept of a part is of this very one.
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8).toUpperCase();
    const file = `${name}-${hash}.cjs`;
    await writeFile(new URL(`dist/cli/${file}`, root), text);
    for (const [source, name] of Object.entries(functions)) laterBySource.set(source, { name, file: `./${file}` });
  }
  return { laterBySource, metafiles: built.map(({ metafile }) => metafile) };
}

/** Leaves those parts out of the file that imports them, and has them read from beside it. */
function atFirstCall(laterBySource) {
  return {
    name: 'at-first-call',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const later = laterBySource.get(relative(rootPath, path).replaceAll('\\', '/'));
        if (later === undefined) return undefined;
        const { name, file } = later;
        const contents = `export const ${name} = (...args) => require(${JSON.stringify(file)}).${name}(...args);`;
        return { contents, resolveDir: dirname(path) };
      }),
  };
}

/**
 * Modules that are imported dynamically and come in one file. Were each a file of its own, what any two of them share
 * would be yet another, and every command would have to open dozens.
 */
const groups = {
  lint: ['lint/lint.ts', 'lint/lint-request.ts'],
  others: [
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
    onLoad({ filter: /^/, namespace: 'group' }, ({ path }) => ({
      contents: groups[path].map((module) => `export * from ${JSON.stringify(`./${module}`)};`).join('\n'),
      resolveDir: folder,
    }));
  },
};

/**
 * What the command line asks of modules of Node that take long to load and that few runs need: such a module is loaded
 * at the first call.
 */
const rarelyNeededOfNode = {
  'node:child_process': ['spawn'],
  'node:crypto': ['createHash', 'randomBytes', 'randomUUID'],
  'node:os': ['availableParallelism', 'tmpdir'],
  'node:v8': ['setFlagsFromString'],
  'node:worker_threads': ['Worker'],
};

const nodeAtFirstCall = {
  name: 'node-at-first-call',
  setup: ({ onResolve, onLoad }) => {
    const namespace = 'node-at-first-call';
    onResolve({ filter: /^node:/ }, ({ path, namespace: from, importer }) => {
      if (from === namespace) return { path, external: true };
      // A worker is nothing without what it hears.
      return path in rarelyNeededOfNode && !importer.endsWith('/worker/main.ts') ? { path, namespace } : undefined;
    });
    onLoad({ filter: /^/, namespace }, ({ path }) => ({
      contents: rarelyNeededOfNode[path]
        .map(
          (name) => `export function ${name}(...args) {
  const { ${name} } = require(${JSON.stringify(path)});
  return new.target === undefined ? ${name}(...args) : new ${name}(...args);
}`,
        )
        .join('\n'),
    }));
  },
};

/**
 * What stands above the programs of the command line: all parts that they ask for are loaded by our own loader, which
 * keeps them compiled. A thread only reads what is kept.
 */
const firstLines = {
  'cli.cjs': `#!/usr/bin/env node
require = require('./cli/entry.cjs').mainPartLoader(require, __dirname, \`\${__dirname}/compiled\`, true);`,
  'lint-worker.cjs': `require = require('./entry.cjs').partLoader(require, __dirname, \`\${__dirname}/../compiled\`, false);`,
};

/**
 * The command line, in parts: what is imported dynamically is a file of its own, and so is what several of these share.
 * A version or a page of help then costs no more than starting Node. Only modules can be split, and only CommonJS
 * starts quickly, so the parts are translated one by one.
 *
 * @returns what they consist of.
 */
async function bundleCommandLine(shared) {
  for (const folder of ['dist/cli', 'dist/compiled']) await rm(new URL(folder, root), { recursive: true, force: true });
  await mkdir(new URL('dist/cli', root), { recursive: true });
  const { laterBySource, metafiles } = await buildRarelyNeeded(shared);
  const { outputFiles, metafile } = await build({
    ...shared,
    ...onNode,
    format: 'esm',
    splitting: true,
    write: false,
    entryPoints: { cli: 'server/src/cli/main.ts', 'cli/lint-worker': 'server/src/cli/lint/worker/main.ts' },
    // All parts lie in one folder, and a thread of its own is started by the path of its program.
    define: { ...shared.define, __PROGRAMS__: '__dirname' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    chunkNames: 'cli/[name]-[hash]',
    external: [...laterBySource.values()].map(({ file }) => file),
    plugins: [rulesOnDemand, inGroups, atFirstCall(laterBySource), nodeAtFirstCall],
  });
  const parts = await Promise.all([
    build({ ...shared, ...onNode, entryPoints: [rules], outfile: 'dist/cli/rules.cjs' }),
    build({
      ...shared,
      ...onNode,
      entryPoints: ['server/src/cli/entry.ts'],
      outfile: 'dist/cli/entry.cjs',
      plugins: [nodeAtFirstCall],
    }),
  ]);
  for (const { path, text } of outputFiles) {
    const { code } = await transform(text, { ...onNode, minify, supported: { 'dynamic-import': false } });
    const first = firstLines[basename(path)];
    await writeFile(path, first === undefined ? code : `${first}\n${code}`);
    if (basename(path) === 'cli.cjs') await chmod(path, 0o755);
  }
  return [metafile, ...metafiles, ...parts.map((part) => part.metafile)];
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
  // Licences stand in a file of their own.
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

const parts = (await readdir(new URL('dist/cli', root))).map((name) => `dist/cli/${name}`);
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
