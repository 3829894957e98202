import { Command, CommanderError } from 'commander';
import type { CommandFactory } from './command-factory.ts';
import { completionCommand } from './commands/completion.ts';
import { configCommand } from './commands/config.ts';
import { diffCommand } from './commands/diff.ts';
import { explainCommand } from './commands/explain.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { lintCommand } from './commands/lint.ts';
import { lspCommand } from './commands/lsp.ts';
import { rulesCommand } from './commands/rules.ts';
import { schemaCommand } from './commands/schema.ts';
import { testRulesCommand } from './commands/test-rules.ts';
import type { ExitCode } from './exit-code.ts';
import { guarded, type Machine } from './output/guarded-output.ts';
import { sayInternalFault } from './output/internal-fault.ts';
import type { Io } from './io.ts';
import { optionOrFile } from './option-or-file.ts';
import { usageMessage } from './output/usage-message.ts';
import { version } from './version.ts';

/** In the order in which a newcomer needs them. */
const commands: readonly CommandFactory[] = [
  lintCommand,
  diffCommand,
  initCommand,
  importCommand,
  explainCommand,
  rulesCommand,
  configCommand,
  testRulesCommand,
  schemaCommand,
  completionCommand,
  lspCommand,
];

/**
 * Runs the command line.
 *
 * @param args what the user typed after the name of the program.
 * @returns how it ended. It does not throw.
 */
export async function run(args: readonly string[], machine: Machine): Promise<ExitCode> {
  const io = guarded(machine);
  const refusal = optionOrFile(args, io.cwd);
  if (refusal !== undefined) {
    io.stderr.write(`${refusal}\n`);
    return 2;
  }
  let ended: ExitCode = 0;
  const program = programOf(io, (code) => (ended = code), commandsFor(args));
  try {
    await program.parseAsync(args, { from: 'user' });
    return ended;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    sayInternalFault(error, io);
    return 2;
  }
}

/** What `lint` does takes no longer than to define all other commands, which it does not need. */
function commandsFor([first]: readonly string[]): readonly CommandFactory[] {
  return first === 'lint' ? [lintCommand] : commands;
}

/** The command line as it is defined, with what it needs to run. */
export function programOf(io: Io, finish: (code: ExitCode) => void, wanted = commands): Command {
  const program = new Command('launchplan')
    .description('Launch plans as code: checks what stands between a launch and its date.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .showHelpAfterError('Run `launchplan --help` to see what there is.')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(usageMessage(text)),
    })
    .exitOverride()
    .addHelpText(
      'after',
      `
Examples:
  launchplan init                 write a first plan, launch.yaml
  launchplan lint                 check every plan below this folder
  launchplan explain sales/no-demo

\`launchplan lint\` ends with 0 when no plan has an error, with 1 when one has, and
with 2 when something could not be done as asked.
`,
    );
  for (const make of wanted) {
    const command = make(io, finish).copyInheritedSettings(program);
    program.addCommand(command.showHelpAfterError(`Run \`launchplan ${command.name()} --help\` to see what it takes.`));
  }
  return program;
}
