/** The ways in which a suite meets a VS Code. Each answers `finished`, the exit code to come, and `close`. */
import { execFile, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { out, pictureOf } from './picture.mjs';
import { setUp } from './setup.mjs';
import { root } from './suites.mjs';
import { openWorkbench } from './workbench.mjs';

const run = promisify(execFile);
const require = createRequire(import.meta.url);

export const roads = {
  /** The extension as it is built here, in a process of Node; its tests run beside it. */
  node: (given) => openWorkbench({ ...given, ...placesOf(given), host: 'node' }),

  /** The same in a worker of the browser. */
  web: (given) => openWorkbench({ ...given, ...placesOf(given), host: 'web' }),

  /** As `node`, through `@vscode/test-electron`, which is given a stand-in for the program of a desktop. */
  desktop({ suite, log }) {
    const child = spawn(process.execPath, [join(root, 'test/e2e/desktop.mjs'), suite.name], {
      env: { ...process.env, VSCODE_EXECUTABLE: join(root, 'test/e2e/launcher.mjs') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.setEncoding('utf8').on('data', (text) => log(text.trimEnd()));
    const finished = new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
    return {
      finished,
      async close() {
        child.kill();
        await finished;
      },
    };
  },

  /** The extension as it is packed, in a profile that is new; the tests see what a person sees, from outside. */
  async installed({ suite: { name }, folder, extensions, tests, log, print }) {
    const { packed, file } = await pack();
    const { node, server } = await setUp();
    await run(node, [server, '--install-extension', file, '--force', '--extensions-dir', extensions, ...quietly]);
    const suite = require(tests);
    const workbench = await openWorkbench({ folder, extensions, isTrusted: false, settings: suite.settings, log });
    const { page } = workbench;
    await page.locator('.monaco-workbench .activitybar').waitFor({ timeout: 120_000 });
    const finished = suite.run({ page, folder, packed, picture: (test) => pictureOf(page, name, test) }, print).then(
      () => 0,
      () => 1,
    );
    return { ...workbench, finished };
  },
};

/** What is opened, and which extensions are developed. */
function placesOf({ suite: { opened, developed }, folder }) {
  return { folder: opened?.(folder) ?? folder, developed: [root, ...(developed?.(folder) ?? [])] };
}

const quietly = ['--accept-server-license-terms', '--telemetry-level', 'off'];

/** Packs the extension as for a release. @returns the file, and what was printed. */
async function pack() {
  const file = join(out, 'launchplan.vsix');
  await rm(file, { force: true });
  const { stdout, stderr } = await run('npm', ['run', 'package', '--', '--out', file], { cwd: root });
  return { packed: stdout + stderr, file };
}
