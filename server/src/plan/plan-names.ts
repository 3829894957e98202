/*
 * The names that files with launch plans have: docs/format.md#which-files-are-plans. `npm run generate` writes them
 * wherever else they are needed: into the extension and its manifest, the hooks for pre-commit and the documentation.
 */
const stems = ['launch', '*.launch', '*.launch-plan'] as const;
const endings = ['yaml', 'yml'] as const;

/** Each name, as a pattern for one file: `launch.yaml`, `*.launch.yml`. */
export const planNames: readonly string[] = stems.flatMap((stem) => endings.map((ending) => `${stem}.${ending}`));

/** The names with the usual ending, for a sentence; `.yml` is as good. */
export const usualPlanNames: readonly string[] = stems.map((stem) => `${stem}.${endings[0]}`);

/** All names as one pattern, as editors have them: `{launch,*.launch}.{yaml,yml}`. */
export const PLAN_NAMES_GLOB = `{${stems.join(',')}}.{${endings.join(',')}}`;

/** All names as a regular expression that a whole file name has to match. */
export const PLAN_NAMES_REGEXP = `(?:${stems.map(escaped).join('|')})\\.(?:${endings.join('|')})`;

/** The endings of names that belong to launch plans alone, so that an editor may give them a language of their own. */
export const ownExtensions: readonly string[] = planNames
  .filter((name) => name.startsWith('*.launch-plan.'))
  .map((name) => name.slice(1));

const whole = new RegExp(`^${PLAN_NAMES_REGEXP}$`);

/** Whether a file is named as launch plans are. */
export function isPlanName(fileName: string): boolean {
  return whole.test(fileName);
}

function escaped(stem: string): string {
  return stem.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
}
