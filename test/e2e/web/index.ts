import { after } from 'mocha';
import { activationTimes, printFigure } from '../figures.ts';
import { runSuite } from '../run-suite.ts';
import { diagnosticTests } from '../plans/diagnostics.ts';
import { featureTests } from '../plans/features.ts';
import { restartTests } from '../plans/restart.ts';
import { treeTests } from '../plans/tree.ts';

/** Everything that the extension does where neither Node nor a disk is. */
export function run(): Promise<void> {
  return runSuite(() => {
    after(async () => printFigure(`with plans: ${await activationTimes()}`));
    diagnosticTests();
    featureTests();
    treeTests();
    restartTests();
  });
}
