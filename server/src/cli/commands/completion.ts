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
  source <(launchplan completion bash)                     in ~/.bashrc
  source <(launchplan completion zsh)                      in ~/.zshrc, below compinit
  launchplan completion fish > ~/.config/fish/completions/launchplan.fish
`,
    )
    .action(async (name: string, _options: unknown, command: Command) => {
      const shell = shells.find((one) => one === name);
      if (shell === undefined) {
        return command.error(`There is no completion for '${name}'. There is for ${shells.join(', ')}.`);
      }
      const { completionScript } = await import('../completion/script.ts');
      io.stdout.write(completionScript(command.parent ?? command, shell));
    });
