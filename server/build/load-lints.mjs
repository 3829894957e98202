import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const index = new URL('../src/lints/index.ts', import.meta.url);

/** The lints themselves, for generators that write about them: the registry, bundled aside and loaded. */
export async function loadLints() {
  const folder = await mkdtemp(join(tmpdir(), 'launchplan-lints-'));
  try {
    const outfile = join(folder, 'lints.cjs');
    // CommonJS as in the programs: the ESM bundle of `yaml` fails on a dynamic require.
    await build({
      entryPoints: [fileURLToPath(index)],
      outfile,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
    return createRequire(import.meta.url)(outfile).lints;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
