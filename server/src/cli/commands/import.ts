import { Command } from 'commander';
import { stages, tiersInWords } from '../../plan/words.ts';
import { listed } from '../../text/listed.ts';
import type { CommandFactory } from '../command-factory.ts';
import type { ImportOptions } from '../import/import-plan.ts';

export const importCommand: CommandFactory = (io, finish) =>
  new Command('import')
    .summary('make a plan of a checklist or a spreadsheet')
    .description(
      'Makes a launch plan of a Markdown checklist (headings, check boxes, lists, tables) or of a CSV that a spreadsheet or a tracker exports. Each task goes into the section that its label, its heading or its words point to; what finds no place is kept and listed. Prints the plan; no file is overwritten.',
    )
    .argument('<file>', 'the checklist or the table; - reads standard input')
    .option('--output <file>', 'write the plan to this file, which must not exist, instead of printing it')
    .option(
      '--map <mapping>',
      'what a column is, as COLUMN=USE, by its name or number; a use is what, owner, due, status, done, section, notes, evidence, reason or skip (repeatable)',
      (value: string, all: readonly string[]) => [...all, value],
      [],
    )
    .option('--dates <order>', 'what comes first in dates such as 03/04/2027: day-first or month-first')
    .option('--name <text>', 'the name of what launches')
    .option('--tier <number>', tiersInWords)
    .option('--stage <stage>', listed(stages, 'or'))
    .option('--date <date>', 'the launch date, such as 2027-03-10')
    .option('--owner <person>', 'the one person who is responsible: an email address or an @handle')
    .addHelpText(
      'after',
      `
Examples:
  launchplan import checklist.md --output launch.yaml
  launchplan import tasks.csv --map "Titel=what" --map "Termin=due" --dates day-first > launch.yaml
  launchplan import launch-tracker.csv --name "Atlas Billing" --tier 1 --stage ga --date 2027-03-10
`,
    )
    .action(async (file: string, options: ImportOptions, command: Command) => {
      const { importPlan } = await import('../import/import-plan.ts');
      const ended = await importPlan(file, options, io);
      if (typeof ended === 'string') command.error(ended);
      else finish(ended);
    });
