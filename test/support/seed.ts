import fc from 'fast-check';

/**
 * Before each file of tests: what is made up by chance is made up the same each time, so that a build that fails says
 * something of the change. A long run looks further with a seed of its own: `LAUNCHPLAN_RUNS=100000 LAUNCHPLAN_SEED=7`.
 */
fc.configureGlobal({ seed: Number(process.env.LAUNCHPLAN_SEED ?? 20310106) });
