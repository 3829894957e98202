import { Command } from 'commander';
import type { CommandFactory } from '../command-factory.ts';
import type { DiffOptions } from '../diff/diff-request.ts';

export const diffCommand: CommandFactory = (io, finish) =>
  new Command('diff')
    .summary('report what a change does to the readiness of the plans')
    .description(
      'Compares all plans of this repository with their state where the change began: the commit at which HEAD left BASE. Both sides are checked with the same settings and on the same day, so that the report shows only what the change does. Nothing in the working tree is changed.',
    )
    .argument('<base>', 'the branch or commit that the change goes to, such as origin/main; BASE..HEAD names both')
    .argument('[head]', 'the commit with the change (default: the files as they are now, committed or not)')
    .option(
      '--format <name[=file]>',
      'pretty (default), json, markdown or github, or what is new as sarif, rdjsonl, gitlab, checkstyle or junit; to a file if one is named; repeatable',
      collect,
    )
    .option('--paths <pattern>', 'only the plans that match, as in .gitignore; repeatable', collect)
    .option('--as-of <date>', 'check both sides as if today were this day, such as 2027-01-15')
    .option(
      '--fail-on <gates>',
      'end with 1 on new-error and unchecked (the defaults), new-warning, weakened, self-waived, unreasoned-slip or deleted, or on none; several with commas, or repeatable',
      collect,
    )
    .option('--max-score-drop <points>', 'end with 1 when the score of a plan drops by more than this')
    .option('--max-slip <days>', 'end with 1 when a launch moves later by more than this')
    .option(
      '--max-total-slip <days>',
      'end with 1 when a launch moves later to more than this after the date first committed to',
    )
    .option('--color', 'write in colour')
    .option('--no-color', 'write without colour')
    .addHelpText(
      'after',
      `
Examples:
  launchplan diff origin/main
  launchplan diff origin/main HEAD --format markdown=comment.md
  launchplan diff v1.4 v1.5 --format json --fail-on none
  launchplan diff origin/main --max-slip 7 --max-score-drop 5

A change without effect on any plan writes no Markdown at all, so there is
nothing to comment. In CI, fetch the whole history (\`fetch-depth: 0\`).

Exit codes: 0 no gate is crossed, 1 a gate is crossed, 2 something could not be
done as asked, such as a base that does not exist.
`,
    )
    .action(async (base: string, head: string | undefined, options: DiffOptions, command: Command) => {
      const [{ printDiff }, { diffRequestOf }] = await Promise.all([
        import('../diff/diff.ts'),
        import('../diff/diff-request.ts'),
      ]);
      const request = diffRequestOf(base, head, options, io);
      finish(await printDiff(typeof request === 'string' ? command.error(request) : request, io));
    });

function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, value];
}
