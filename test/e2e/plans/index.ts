import { runSuite } from '../run-suite.ts';
import { diagnosticTests } from './diagnostics.ts';
import { featureTests } from './features.ts';
import { restartTests } from './restart.ts';
import { serverTests } from './server.ts';
import { treeTests } from './tree.ts';

/** Everything that the extension does in a workspace with plans. */
export function run(): Promise<void> {
  return runSuite(() => {
    diagnosticTests();
    featureTests();
    treeTests();
    restartTests();
    serverTests();
  });
}
