import { Command } from 'commander';
import type { CommandFactory } from '../command-factory.ts';
import { version } from '../version.ts';

export const lspCommand: CommandFactory = () =>
  new Command('lsp')
    .summary('run the language server, for editors')
    .description('Runs the language server. Editors start it and talk to it; there is no need to run it by hand.')
    .option('--stdio', 'talk over the standard streams (the default, and the only way)')
    .option('--clientProcessId <id>', 'end when the process with this id does')
    .addHelpText(
      'after',
      `
Examples:
  launchplan lsp --stdio            the command to give to an editor
`,
    )
    .action(async () => {
      const { serveOverStdio } = await import('../../node/host/serve-over-stdio.ts');
      serveOverStdio(version);
    });
