/**
 * Runs the same suites in a VS Code for the desktop, which `@vscode/test-electron` downloads: `npm run test:desktop`.
 *
 *     npm run test:desktop -- foreign                          one of them
 *     VSCODE_EXECUTABLE=/usr/bin/code npm run test:desktop     in a VS Code that is there already
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { compiled, extensionsOf, root, suites, workspaceOf } from './suites.mjs';

const names = process.argv.slice(2);
const vscodeExecutablePath = process.env.VSCODE_EXECUTABLE;

// What is tried on the web and from outside needs the workbench in a browser.
const onNode = suites.filter(({ road }) => road === 'node' || road === 'desktop');

for (const suite of onNode.filter(({ name }) => names.length === 0 || names.includes(name))) {
  console.log(`--- ${suite.name}`);
  const folder = await workspaceOf(suite);
  const extensions = await extensionsOf(suite);
  const user = await mkdtemp(join(tmpdir(), 'launchplan-user-'));
  try {
    await runTests({
      ...(vscodeExecutablePath === undefined ? {} : { vscodeExecutablePath }),
      extensionDevelopmentPath: root,
      extensionTestsPath: await compiled(suite),
      launchArgs: [folder, `--user-data-dir=${user}`, `--extensions-dir=${extensions}`, '--disable-workspace-trust'],
    });
  } catch (error) {
    console.log(String(error));
    process.exitCode = 1;
  } finally {
    for (const each of [folder, extensions, user]) await rm(each, { recursive: true, force: true, maxRetries: 5 });
  }
}
