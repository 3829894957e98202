import { Command } from 'commander';
import { colorsFor } from '../../reporters/text/colors.ts';
import { wantsColor } from '../../node/host/wants-color.ts';
import type { CommandFactory } from '../command-factory.ts';

export const testRulesCommand: CommandFactory = (io, finish) =>
  new Command('test-rules')
    .summary("run the examples of your organisation's own rules")
    .description(
      "Runs the examples of your organisation's own rules: good ones have to be silent, and bad ones reported.",
    )
    .argument('[file]', 'a settings file, or a folder whose plans the rules hold for; this folder unless given')
    .addHelpText(
      'after',
      `
Examples:
  launchplan test-rules
  launchplan test-rules policy/saas.yaml

It ends with 0 when all examples are as expected, with 1 when one is not, and
with 2 when a rule cannot be read.
`,
    )
    .action(async (file: string | undefined) => {
      const { testRules } = await import('../rules/test-rules.ts');
      const color = wantsColor({ flag: undefined, environment: io.environment, isTerminal: io.stdout.isTerminal });
      finish(await testRules(file, io, colorsFor(color)));
    });
