import { after } from 'mocha';
import { activationTimes, printFigure } from '../figures.ts';
import { runSuite } from '../run-suite.ts';
import { diagnosticTests } from './diagnostics.ts';
import { featureTests } from './features.ts';
import { restartTests } from './restart.ts';
import { serverTests } from './server.ts';
import { treeTests } from './tree.ts';

/** Everything that the extension does in a workspace with plans. */
export function run(): Promise<void> {
  return runSuite(() => {
    after(async () => printFigure(`with plans: ${await activationTimes()}`));
    diagnosticTests();
    featureTests();
    treeTests();
    restartTests();
    serverTests();
  });
}
