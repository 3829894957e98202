import { Command } from 'commander';
import type { CommandFactory } from '../command-factory.ts';

export const configCommand: CommandFactory = (io, finish) =>
  new Command('config')
    .summary('show the settings that hold for a plan')
    .description('Shows the settings that hold for a plan, each with the file and line it comes from.')
    .argument('<file>', 'a launch plan, or a folder')
    .option('--format <name>', 'text (default) or json')
    .addHelpText(
      'after',
      `
Examples:
  launchplan config launch.yaml
  launchplan config products/atlas/launch.yaml --format json
`,
    )
    .action(async (file: string, { format = 'text' }: { readonly format?: string }, command: Command) => {
      if (format !== 'text' && format !== 'json') {
        command.error(`There is no format '${format}' here. There are text and json.`);
      }
      const { showConfig } = await import('../rules/show-config.ts');
      finish(await showConfig(file, format, io));
    });
