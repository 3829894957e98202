import { Command } from 'commander';
import { colorsFor } from '../../reporters/text/colors.ts';
import { jsonText } from '../../reporters/text/json-text.ts';
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
    .option('--format <name>', 'text (default) or json')
    .addHelpText(
      'after',
      `
Examples:
  launchplan explain sales/no-demo          a lint
  launchplan explain no-demo                the same, if only one has this name
  launchplan explain sales                  the lints and the keys of sales
  launchplan explain marketing.positioning  a key of the plan
  launchplan explain org.deal_size          a key of .launchplan.yaml
  launchplan explain group/sales            the open checks of an absent section
  launchplan rules                          lists all lints
`,
    )
    .action(async (id: string, { format = 'text' }: { readonly format?: string }, command: Command) => {
      if (format !== 'text' && format !== 'json') {
        command.error(`There is no format '${format}' here. There are text and json.`);
      }
      const { explanationAsText, explanationData, explanationOf, whyNoPage } = await import('../rules/explanation.ts');
      const { ownSettings } = await import('../rules/own-rules.ts');
      const { rules: own, organisation } = await ownSettings(io.cwd);
      const explanation = explanationOf(id, own, organisation);
      if (explanation.kind !== 'page') {
        command.error(whyNoPage(explanation).split('\n').map(printable).join('\n'));
      } else if (format === 'json') {
        io.stdout.write(`${jsonText(explanationData(id, explanation, own), 2)}\n`);
      } else {
        const color = wantsColor({ flag: undefined, environment: io.environment, isTerminal: io.stdout.isTerminal });
        io.stdout.write(explanationAsText(explanation, colorsFor(color)));
      }
    });
