import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = new URL('../src/', import.meta.url);

/**
 * What a module of the server exports, for generators that write about it: bundled aside and loaded.
 *
 * @param {string} path from `server/src`.
 * @param {Readonly<Record<string, string>>} define what the bundler puts in for names that only it knows.
 */
export async function loadModule(path, define = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'launchplan-module-'));
  try {
    const outfile = join(folder, 'module.cjs');
    // CommonJS as in the programs: the ESM bundle of `yaml` fails on a dynamic require.
    await build({
      entryPoints: [fileURLToPath(new URL(path, source))],
      outfile,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      define,
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
