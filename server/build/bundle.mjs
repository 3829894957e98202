/**
 * Bundles every program into dist/, so that what is installed is a handful of files without dependencies.
 *
 * CommonJS throughout on Node: the ESM bundle of `yaml` fails on a dynamic require. `mainFields` prefers the modules
 * of packages whose main file is UMD, which esbuild cannot look into.
 */
import { chmod, readFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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

const programs = [
  {
    from: 'server/src/cli/main.ts',
    to: 'dist/cli.cjs',
    options: onNode,
    executable: true,
    partTo: 'dist/launchplan.cjs',
  },
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
 * Puts what a program imports dynamically into a file of its own, which is read only when the first of it is needed:
 * a version or a page of help then costs no more than starting Node.
 */
function inPart(entry, part, modules) {
  return {
    name: 'in-part',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir, importer }) =>
        kind === 'dynamic-import' && importer !== entry
          ? { path: join(resolveDir, path), namespace: 'in-part' }
          : undefined,
      );
      onResolve({ filter: /^/, namespace: 'in-part' }, () => ({ path: `./${basename(part)}`, external: true }));
      onLoad({ filter: /^/, namespace: 'in-part' }, ({ path }) => {
        const id = relative(rootPath, path);
        modules.add(id);
        return { contents: `module.exports = require('part').load[${JSON.stringify(id)}]();` };
      });
    },
  };
}

/** The file of what is imported dynamically: each module is run when it is asked for. */
function partOf(modules) {
  const loaders = [...modules]
    .sort()
    .map((id) => `${JSON.stringify(id)}: () => require(${JSON.stringify(`./${id}`)}),`);
  return `exports.load = {\n${loaders.join('\n')}\n};`;
}

/** For what is packed; without it, a stack can be read. */
const minify = process.argv.includes('--minify');

const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));

await Promise.all(
  programs.map(async ({ from, to, options, executable, partTo }) => {
    const shared = {
      ...options,
      alias: { ...fasterBuilds, ...options.alias },
      absWorkingDir: rootPath,
      bundle: true,
      mainFields: options.platform === 'browser' ? ['browser', 'module', 'main'] : ['module', 'main'],
      minify,
      legalComments: 'none',
      define: { __VERSION__: JSON.stringify(version) },
      logLevel: 'warning',
    };
    const modules = new Set();
    await build({
      ...shared,
      entryPoints: [from],
      outfile: to,
      banner: executable ? { js: '#!/usr/bin/env node' } : {},
      ...(partTo && {
        plugins: [inPart(join(rootPath, from), partTo, modules)],
        supported: { 'dynamic-import': false },
      }),
    });
    if (executable) await chmod(new URL(to, root), 0o755);
    if (partTo) {
      await build({ ...shared, stdin: { contents: partOf(modules), resolveDir: rootPath }, outfile: partTo });
    }
  }),
);
