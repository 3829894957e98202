import { Command } from 'commander';
import type { CommandFactory } from '../command-factory.ts';

export const schemaCommand: CommandFactory = (io) =>
  new Command('schema')
    .summary('print the JSON Schema of launch plans')
    .description('Prints the JSON Schema (draft 2020-12) of launch plans, for editors and other tools.')
    .option('--config', 'the schema of .launchplan.yaml instead')
    .addHelpText(
      'after',
      `
Examples:
  launchplan schema > launch.schema.json
  launchplan schema --config > config.schema.json
`,
    )
    .action(async ({ config }: { readonly config?: boolean }) => {
      const { configSchema, launchSchema } = await import('../../schema/json-schema.ts');
      io.stdout.write(`${JSON.stringify(config ? configSchema : launchSchema, undefined, 2)}\n`);
    });
