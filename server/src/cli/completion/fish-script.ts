import type { CommandGrammar, Grammar, OptionGrammar } from './grammar.ts';
import type { Values } from './values.ts';

/** Completion for fish, as a file of its completions folder. */
export function fishScript({ program, commands, options }: Grammar): string {
  const noCommand = `complete -c ${program} -n __fish_use_subcommand`;
  return `# Completion of ${program} for fish. To have it in every shell:
#   ${program} completion fish > ~/.config/fish/completions/${program}.fish

complete -c ${program} -e
complete -c ${program} -f
${options.map((option) => `${noCommand} ${optionArguments(option)}`).join('\n')}
${commands.map(({ name, summary }) => `${noCommand} -a ${name} -d ${quoted(summary)}`).join('\n')}
${commands.map((command) => linesOf(command, program)).join('\n')}
`;
}

function linesOf({ name, options, places }: CommandGrammar, program: string): string {
  const start = `complete -c ${program} -n '__fish_seen_subcommand_from ${name}'`;
  const ofPlaces = places.map(argumentsOf).filter((values) => values !== '-x');
  return [
    '',
    ...[...new Set(ofPlaces)].map((values) => `${start} ${values.replace(/^-[rx] /, '')}`),
    ...options.map((option) => `${start} ${optionArguments(option)}`),
  ].join('\n');
}

function optionArguments({ short, long, description, value }: OptionGrammar): string {
  const names = `${short === undefined ? '' : `-s ${short.slice(1)} `}-l ${long.slice(2)}`;
  const taken = value === undefined ? '' : ` ${argumentsOf(value.values)}`;
  return `${names}${value?.optional ? taken.replace(' -x', '') : taken} -d ${quoted(description)}`;
}

function argumentsOf(values: Values): string {
  switch (values.kind) {
    case 'words':
    case 'outputs':
      return `-x -a ${quoted(values.words.join(' '))}`;
    case 'files':
      return '-r -F';
    case 'folders':
      return `-x -a '(__fish_complete_directories)'`;
    case 'commits':
      return `-x -a ${quoted("(git for-each-ref --format='%(refname:short)' 2>/dev/null)")}`;
    case 'anything':
      return '-x';
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
