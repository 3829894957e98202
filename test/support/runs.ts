/** How many inputs each property is to be tried with; undefined where nobody asked for a number. */
const asked = process.env.LAUNCHPLAN_RUNS === undefined ? undefined : Number(process.env.LAUNCHPLAN_RUNS);

/**
 * How many inputs a property makes up: few, so that the tests take little time. `LAUNCHPLAN_RUNS=1000 npm test` asks each
 * property for as many, and a job does so every night.
 *
 * @param usual how many are enough to notice an ordinary mistake.
 */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: asked ?? usual };
}
