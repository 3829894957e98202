import type { CommandGrammar, Grammar, OptionGrammar } from './grammar.ts';
import type { Values } from './values.ts';

/** Completion for zsh, as a file to source or as a function on its search path. */
export function zshScript({ program, commands, options }: Grammar): string {
  return `#compdef ${program}
# Completion of ${program} for zsh. To have it in every shell, put this line into ~/.zshrc, below compinit:
#   source <(${program} completion zsh)

_${program}() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C -s -S ${options.map((option) => specOf(option, program)).join(' ')} '1: :->command' '*:: :->rest'
  case $state in
    command)
      local -a commands
      commands=(
${commands.map(({ name, summary }) => `        ${quoted(`${name}:${escaped(summary)}`)}`).join('\n')}
      )
      _describe -t commands command commands
      ;;
    rest)
      case $words[1] in
${commands.map((command) => commandCase(command, program)).join('\n')}
      esac
      ;;
  esac
}

# One of these words, with \`=\` and a file behind it where that is wanted.
_${program}_outputs() {
  if compset -P '*='; then _files; else compadd -- "$@"; fi
}

_${program}_commits() {
  local -a names
  names=(\${(f)"$(git for-each-ref --format='%(refname:short)' 2>/dev/null)"})
  compadd -a names
}

if [ "$funcstack[1]" = _${program} ]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`;
}

function commandCase({ name, options, places, repeatsLast }: CommandGrammar, program: string): string {
  const placeSpecs = places.map((values, index) => {
    const isRepeated = repeatsLast && index === places.length - 1;
    return quoted(`${isRepeated ? '*' : String(index + 1)}: :${actionOf(values, program)}`);
  });
  const specs = [...options.map((option) => specOf(option, program)), ...placeSpecs];
  return `        ${name})\n          _arguments -s -S \\\n${specs.map((spec) => `            ${spec}`).join(' \\\n')}\n          ;;`;
}

function specOf({ short, long, description, value, repeatable }: OptionGrammar, program: string): string {
  const name = `${long}${value === undefined ? '' : '='}`;
  const text = `[${escaped(description)}]`;
  const taken =
    value === undefined ? '' : `${value.optional ? '::' : ':'}${value.name}:${actionOf(value.values, program)}`;
  if (short !== undefined) return `'(${short} ${long})'{${short},${name}}${quoted(`${text}${taken}`)}`;
  return quoted(`${repeatable ? '*' : ''}${name}${text}${taken}`);
}

function actionOf(values: Values, program: string): string {
  switch (values.kind) {
    case 'words':
      return `(${values.words.join(' ')})`;
    case 'outputs':
      return ` _${program}_outputs ${values.words.join(' ')}`;
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'commits':
      return `_${program}_commits`;
    case 'anything':
      return ' ';
  }
}

/** A description may hold what divides the parts of a specification. */
function escaped(text: string): string {
  return text.replaceAll(/[\\:[\]]/g, String.raw`\$&`);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
