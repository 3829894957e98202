import { Command } from 'commander';
import { colorsFor } from '../../reporters/text/colors.ts';
import { wantsColor } from '../../node/host/wants-color.ts';
import { printable } from '../../text/printable.ts';
import type { CommandFactory } from '../command-factory.ts';

export const explainCommand: CommandFactory = (io) =>
  new Command('explain')
    .summary('explain a lint, an area or a key of the plan')
    .description(
      'Explains a lint (what it asks, why, when, and how to satisfy it), an area, or a key of the plan or of the settings.',
    )
    .argument('<name>', 'a lint, an area, a key or a group, such as sales/no-demo, sales or marketing.positioning')
    .addHelpText(
      'after',
      `
Examples:
  launchplan explain sales/no-demo          a lint
  launchplan explain no-demo                the same, where only one has this name
  launchplan explain sales                  the lints and the keys of sales
  launchplan explain marketing.positioning  a key of the plan
  launchplan explain org.deal_size          a key of .launchplan.yaml
  launchplan explain group/sales            what an absent section leaves open
  launchplan rules                          lists all lints
`,
    )
    .action(async (id: string, _options: unknown, command: Command) => {
      const { explanationOf } = await import('../rules/explanation.ts');
      const { ownRules } = await import('../rules/own-rules.ts');
      const color = wantsColor({ flag: undefined, environment: io.environment, isTerminal: io.stdout.isTerminal });
      const explanation = explanationOf(id, await ownRules(io), colorsFor(color));
      if (explanation.kind === 'unknown') command.error(explanation.message.split('\n').map(printable).join('\n'));
      else io.stdout.write(explanation.text);
    });
