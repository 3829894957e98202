import fc from 'fast-check';
import { runs } from './runs.ts';

/**
 * Before each file of tests: what is made up by chance is made up the same each time, so that a build that fails says
 * something of the change. `LAUNCHPLAN_SEED=7` makes up other inputs, and CI does so every night.
 */
fc.configureGlobal({ seed: Number(process.env.LAUNCHPLAN_SEED ?? 20310106), ...runs(100) });
