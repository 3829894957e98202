import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

export default defineConfig({
  define: { __VERSION__: JSON.stringify(version) },
  test: {
    include: ['test/**/*.test.ts'],
    // Needs an editor; it has a runner of its own.
    exclude: ['test/e2e/**', '**/node_modules/**'],
    // A dry run must not pass because somebody focused one test.
    allowOnly: false,
    // A file that holds what is expected is never written unasked: `-u` writes it.
    update: 'none',
    setupFiles: ['test/support/seed.ts'],
    // Files of tests share what they import: nothing in it keeps state, and to load it for each takes a quarter of the time.
    isolate: false,
    // Some tests start linters, compilers and git; a busy machine takes its time for them. Many runs take hours.
    testTimeout: process.env.LAUNCHPLAN_RUNS === undefined ? 60_000 : 6 * 3_600_000,
    hookTimeout: 60_000,
  },
});
