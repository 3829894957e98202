import { Command } from 'commander';
import { usualPlanNames } from '../../plan/plan-names.ts';
import { formatDescriptions } from '../../reporters/format-descriptions.ts';
import { listed } from '../../text/listed.ts';
import type { CommandFactory } from '../command-factory.ts';
import type { LintOptions } from '../lint/lint-request.ts';

export const lintCommand: CommandFactory = (io, finish) =>
  new Command('lint')
    .summary('check plans and report what stands between them and their dates')
    .description(
      `Checks launch plans and reports what stands between them and their dates. In folders it finds ${listed(usualPlanNames, 'and')}, except files that git ignores.`,
    )
    .argument('[paths...]', 'plans, folders or patterns; `-` reads a plan from standard input (default: this folder)')
    .option('--as-of <date>', 'check as if today were this day, such as 2027-01-15')
    .option(
      '--format <name[=file]>',
      'one of the formats below (default: pretty), to a file if one is named; repeatable',
      collect,
    )
    .option('--verbose', 'also list what is not due yet')
    .option('--quiet', 'show errors only')
    .option('--check-details', 'add the state of every check (json)')
    .option('--show-waived', 'also list what is waived, marked as such (sarif)')
    .option('--max-warnings <n>', 'end with 1 when there are more warnings than this')
    .option('--min-score <percent>', 'end with 1 when a plan is less ready than this')
    .option('--baseline <file>', 'report only what is not in this list of accepted findings')
    .option('--write-baseline', 'write all present findings to the --baseline file')
    .option('--exit-zero', 'end with 0 instead of 1')
    .option('--fix', 'repair what is safe to repair, then check what is left')
    .option('--fix-dry-run', 'print what --fix would change as a unified diff; write nothing')
    .option('--stdin-filename <path>', 'the path to show for standard input, and to find its settings by')
    .option('--changed [base]', 'check only plans that changed since HEAD left this branch or commit')
    .option('--watch', 'check again whenever something changes, until Ctrl-C')
    .option(
      '--threads <n>',
      'the most threads to use: a number, `off` for one, or `auto` (default), which uses more for many plans',
    )
    .option('--no-cache', 'keep nothing from an earlier run; nothing is kept anyway, so this changes nothing')
    .option('--skip-foreign', 'skip files that are not launch plans, even if they are named (for hooks)')
    .option('--color', 'write in colour')
    .option('--no-color', 'write without colour')
    .addHelpText(
      'after',
      `
Formats:
${formatTable()}

Examples:
  launchplan lint
  launchplan lint plans/ "products/**/*.launch.yaml"
  launchplan lint launch.yaml --as-of 2027-01-15
  launchplan lint --format pretty --format json=report.json
  launchplan lint --min-score 60 --max-warnings 0
  launchplan lint --fix-dry-run | git apply
  launchplan lint --baseline .launchplan-baseline --write-baseline
  launchplan lint --changed=origin/main
  launchplan lint --watch
  cat launch.yaml | launchplan lint - --stdin-filename launch.yaml

Exit codes: 0 no errors (also when no plan is found), 1 errors or a threshold
crossed, 2 something could not be done as asked; the rest is still checked.
`,
    )
    .action(async (paths: readonly string[], options: LintOptions, command: Command) => {
      const [{ lint }, { lintRequestOf }] = await Promise.all([
        import('../lint/lint.ts'),
        import('../lint/lint-request.ts'),
      ]);
      const asked = lintRequestOf(paths, options, io);
      const request = typeof asked === 'string' ? command.error(asked) : asked;
      const run = request.watch === undefined ? lint : (await import('../lint/watch/watch-lint.ts')).watchLint;
      finish((await run(request, io)).code);
    });

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}

function formatTable(): string {
  const all = Object.entries(formatDescriptions);
  const width = Math.max(...all.map(([name]) => name.length));
  return all.map(([name, description]) => `  ${name.padEnd(width)}  ${description}`).join('\n');
}
