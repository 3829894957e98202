/** Builds what the tests start, then runs these files of tests: `node server/build/test-files.mjs test/plan/calendar.test.ts`. */
import { spawnSync } from 'node:child_process';

for (const [command, ...args] of [
  ['node', 'server/build/bundle.mjs'],
  ['npx', 'vitest', 'run', ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
