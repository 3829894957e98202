import type { Argument, Command, Option } from 'commander';
import { valuesOf, type Values } from './values.ts';

/** The command line as a completion script needs to know it. */
export interface Grammar {
  readonly program: string;
  readonly commands: readonly CommandGrammar[];
  /** Options that stand before any command. */
  readonly options: readonly OptionGrammar[];
}

export interface CommandGrammar {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly OptionGrammar[];
  /** In order; what follows the last is nothing, or like the last where that is repeated. */
  readonly places: readonly Values[];
  readonly repeatsLast: boolean;
}

export interface OptionGrammar {
  /** With its dashes; absent where there is only the long one. */
  readonly short: string | undefined;
  readonly long: string;
  readonly description: string;
  /** What comes behind it; absent where nothing does. */
  readonly value: { readonly name: string; readonly values: Values; readonly optional: boolean } | undefined;
  readonly repeatable: boolean;
}

const anything: Values = { kind: 'anything' };

/** Reads the grammar off the definitions of the commands, so that neither can say what the other does not. */
export function grammarOf(program: Command): Grammar {
  const commands = program.createHelp().visibleCommands(program);
  const names = commands.map((command) => command.name());
  return {
    program: program.name(),
    options: optionsOf(program),
    commands: commands.map((command) => ({
      name: command.name(),
      summary: command.summary() || command.description(),
      options: optionsOf(command),
      places: command.registeredArguments.map((argument) =>
        command.name() === 'help' ? { kind: 'words', words: names } : placeOf(command, argument),
      ),
      repeatsLast: command.registeredArguments.at(-1)?.variadic ?? false,
    })),
  };
}

function placeOf(command: Command, argument: Argument): Values {
  return valuesOf(command.name(), argument.name(), argument.name()) ?? anything;
}

function optionsOf(command: Command): readonly OptionGrammar[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap((option) => optionGrammar(command, option) ?? []);
}

function optionGrammar(
  command: Command,
  { short, long, description, flags, parseArg, ...option }: Option,
): OptionGrammar | undefined {
  if (long === undefined) return undefined;
  const placeholder = /[<[]([^=\]>[]+)/.exec(flags)?.[1];
  return {
    short,
    long,
    description,
    value:
      placeholder === undefined
        ? undefined
        : {
            name: placeholder,
            values: valuesOf(command.name(), long, placeholder) ?? anything,
            optional: option.optional && !option.required,
          },
    repeatable: parseArg !== undefined,
  };
}
