/**
 * Bundles every program into dist/, so that what is installed is a handful of files without dependencies.
 *
 * CommonJS throughout on Node: the ESM bundle of `yaml` fails on a dynamic require. `mainFields` prefers the modules
 * of packages whose main file is UMD, which esbuild cannot look into.
 */
import { chmod, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { build } from 'esbuild';

const root = new URL('../../', import.meta.url);

const onNode = { platform: 'node', format: 'cjs', target: 'node20' };
const inBrowser = { platform: 'browser', format: 'cjs', target: 'es2023' };

const programs = [
  { from: 'server/src/cli/main.ts', to: 'dist/cli.cjs', options: onNode, executable: true },
  { from: 'server/src/node/main.ts', to: 'dist/server.cjs', options: onNode },
  { from: 'server/src/browser/main.ts', to: 'dist/browser/server.js', options: { ...inBrowser, format: 'iife' } },
  { from: 'client/src/node/main.ts', to: 'dist/client.cjs', options: { ...onNode, external: ['vscode'] } },
  { from: 'client/src/browser/main.ts', to: 'dist/browser/client.js', options: { ...inBrowser, external: ['vscode'] } },
];

const { version } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'));

await Promise.all(
  programs
    .filter(({ from }) => existsSync(new URL(from, root)))
    .map(async ({ from, to, options, executable }) => {
      await build({
        ...options,
        absWorkingDir: decodeURIComponent(root.pathname),
        entryPoints: [from],
        outfile: to,
        bundle: true,
        mainFields: ['module', 'main'],
        define: { __VERSION__: JSON.stringify(version) },
        banner: executable ? { js: '#!/usr/bin/env node' } : {},
        logLevel: 'warning',
      });
      if (executable) await chmod(new URL(to, root), 0o755);
    }),
);
