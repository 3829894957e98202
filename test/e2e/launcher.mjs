#!/usr/bin/env node
/**
 * Stands in for the executable of a desktop VS Code: takes its arguments and opens the workbench that runs in a
 * browser. So `npm run test:desktop` can be tried where no VS Code can be downloaded:
 *
 *     VSCODE_EXECUTABLE=test/e2e/launcher.mjs npm run test:desktop
 */
import { openWorkbench } from './workbench.mjs';

const args = process.argv.slice(2);
const valueOf = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);

const workbench = await openWorkbench({
  folder: args.find((arg) => !arg.startsWith('--')),
  developed: [valueOf('extensionDevelopmentPath')],
  tests: valueOf('extensionTestsPath'),
  extensions: valueOf('extensions-dir'),
  userData: valueOf('user-data-dir'),
  log: (line) => console.log(line),
});
const code = await workbench.finished;
await workbench.close();
process.exitCode = code;
