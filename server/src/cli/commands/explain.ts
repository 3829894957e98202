import { Command } from 'commander';
import { colorsFor } from '../../reporters/text/colors.ts';
import { wantsColor } from '../../node/host/wants-color.ts';
import { printable } from '../../text/printable.ts';
import type { CommandFactory } from '../command-factory.ts';

export const explainCommand: CommandFactory = (io) =>
  new Command('explain')
    .summary('say what a check is for and how to satisfy it')
    .description('Says what a check is for, when it is due, and how to satisfy it.')
    .argument('<lint>', 'the name of a check, such as sales/no-demo')
    .addHelpText(
      'after',
      `
Examples:
  launchplan explain sales/no-demo
  launchplan rules                  lists all names
`,
    )
    .action(async (id: string, _options: unknown, command: Command) => {
      const { explanationOf } = await import('../rules/explanation.ts');
      const { ownRules } = await import('../rules/own-rules.ts');
      const color = wantsColor({ flag: undefined, environment: io.environment, isTerminal: io.stdout.isTerminal });
      const explanation = explanationOf(id, await ownRules(io), colorsFor(color));
      if (explanation.kind === 'unknown') command.error(printable(explanation.message));
      else io.stdout.write(explanation.text);
    });
