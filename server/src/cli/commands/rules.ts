import { Command } from 'commander';
import type { CommandFactory } from '../command-factory.ts';

export const rulesCommand: CommandFactory = (io) =>
  new Command('rules')
    .summary('list every readiness check')
    .description(
      'Lists every readiness check by department, and when it is due for a tier 1 launch. Your own rules come last.',
    )
    .option('--format <name>', 'text (default) or json')
    .addHelpText(
      'after',
      `
Examples:
  launchplan rules
  launchplan rules --format json
`,
    )
    .action(async ({ format = 'text' }: { readonly format?: string }, command: Command) => {
      const { rulesAsJson, rulesAsText } = await import('../rules/rules-list.ts');
      const { ownRules } = await import('../rules/own-rules.ts');
      switch (format) {
        case 'text': {
          io.stdout.write(rulesAsText(await ownRules(io.cwd)));
          return;
        }
        case 'json': {
          io.stdout.write(rulesAsJson(await ownRules(io.cwd)));
          return;
        }
        default:
          return command.error(`There is no format '${format}' here. There are text and json.`);
      }
    });
