import { Command } from 'commander';
import type { CommandFactory } from '../command-factory.ts';
import { shells } from '../completion/shells.ts';

export const completionCommand: CommandFactory = (io) =>
  new Command('completion')
    .summary('let the shell complete what you type')
    .description('Prints a script that lets a shell complete commands, options, lints and files with the Tab key.')
    .argument('<shell>', shells.join(', '))
    .addHelpText(
      'after',
      `
Examples:
  launchplan completion fish > ~/.config/fish/completions/launchplan.fish

For bash and zsh, put one of these lines into ~/.bashrc, or into ~/.zshrc below
compinit:
  source <(launchplan completion bash)
  source <(launchplan completion zsh)

For PowerShell, put this line into the file that $PROFILE names:
  launchplan completion powershell | Out-String | Invoke-Expression
`,
    )
    .action(async (name: string, _options: unknown, command: Command) => {
      const shell = shells.find((one) => one === name);
      if (shell === undefined) {
        return command.error(`There is no completion for '${name}'. Shells with completion: ${shells.join(', ')}.`);
      }
      const { completionScript } = await import('../completion/script.ts');
      io.stdout.write(completionScript(command.parent ?? command, shell));
    });
