/** How many inputs to try for each property; undefined if no number is given. */
const asked = process.env.LAUNCHPLAN_RUNS === undefined ? undefined : Number(process.env.LAUNCHPLAN_RUNS);

/**
 * How many inputs a property makes up: few, so that the tests are quick. `LAUNCHPLAN_RUNS=1000 npm test` makes each
 * property try that many, and a job does so every night.
 *
 * @param usual how many are enough to notice an ordinary mistake.
 */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: asked ?? usual };
}
