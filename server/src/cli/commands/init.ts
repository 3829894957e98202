import { Command } from 'commander';
import { kinds, motions, stages, tiersInWords } from '../../plan/words.ts';
import { templateNames } from '../../engine/templates/plan-template.ts';
import { listed } from '../../text/listed.ts';
import type { CommandFactory } from '../command-factory.ts';
import type { InitOptions } from '../init/init-options.ts';

export const initCommand: CommandFactory = (io, finish) =>
  new Command('init')
    .summary('write a first launch plan')
    .description(
      'Writes a launch plan, launch.yaml, with the fields that every plan has. On a terminal it asks for what is not given; the person that git knows you as is proposed as the owner. It looks for a plan first, and never overwrites a file.',
    )
    .argument('[dir]', 'the folder to write it to; created if it does not exist', '.')
    .option('--name <text>', 'the name of what launches')
    .option('--kind <kind>', `what kind of launch it is: ${listed(kinds, 'or')} (optional)`)
    .option('--tier <number>', tiersInWords)
    .option('--stage <stage>', listed(stages, 'or'))
    .option('--date <date>', 'the launch date, such as 2027-03-10')
    .option('--owner <person>', 'the one person who is responsible: an email address or an @handle')
    .option('--motion <motion>', `how it is sold: ${listed(motions, 'or')} (optional)`)
    .option('--template <template>', `start from a skeleton: ${listed(templateNames, 'or')}`)
    .addHelpText(
      'after',
      `
Examples:
  launchplan init
  launchplan init --template price-change
  launchplan init products/billing --name "Atlas Billing" --tier 1 --stage ga --date 2027-03-10 --owner ana@example.com
`,
    )
    .action(async (folder: string, options: InitOptions, command: Command) => {
      const { initPlan } = await import('../init/init-plan.ts');
      const ended = await initPlan(folder, options, io);
      if (typeof ended === 'string') command.error(ended);
      else finish(ended);
    });
