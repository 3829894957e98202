import fc from 'fast-check';
import { runs } from './runs.ts';

/**
 * Runs before each file of tests. Random inputs are the same each time, so that a failing build says
 * something about the change. `LAUNCHPLAN_SEED=7` makes other inputs, and CI does so every night.
 */
fc.configureGlobal({ seed: Number(process.env.LAUNCHPLAN_SEED ?? 20310106), ...runs(100) });
