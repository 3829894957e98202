import type { CommandGrammar, Grammar, OptionGrammar } from './grammar.ts';
import type { Values } from './values.ts';

/**
 * Completion for bash from version 3.2, the one that macOS has, with nothing else installed. What is typed is compared
 * and never evaluated, and names that git gives are quoted, because a stranger may have chosen them.
 */
export function bashScript({ program, commands, options }: Grammar): string {
  const withValue = commands.flatMap(({ name, options: own }) =>
    own.flatMap((option) => (option.value === undefined ? [] : namesOf(option).map((flag) => `'${name} ${flag}'`))),
  );
  return `# Completion of ${program} for bash. To have it in every shell, put this line into ~/.bashrc:
#   source <(${program} completion bash)

_${program}() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} option= prefix=
  COMPREPLY=()
  # Bash takes an equals sign for a word of its own, unless it was told otherwise.
  if [[ $cur == '=' ]]; then
    option=$prev cur=
  elif [[ $prev == '=' ]]; then
    option=\${COMP_WORDS[COMP_CWORD - 2]}
    [[ $option == -* ]] || return
  elif [[ $cur == --*=* ]]; then
    option=\${cur%%=*} prefix=\${cur%%=*}= cur=\${cur#*=}
  elif [[ $prev == -* ]]; then
    option=$prev
  fi

  local command= place=0 awaits= i word
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if [[ $word == '=' ]]; then
      awaits=1
    elif [[ $word == -* ]]; then
      awaits=
      case "$command $word" in
        ${withValue.join(' | ')}) awaits=1 ;;
      esac
    elif [[ -n $awaits ]]; then
      awaits=
    elif [[ -z $command ]]; then
      command=$word
    else
      place=$((place + 1))
    fi
  done

  case "$command $option" in
${commands.flatMap((command) => command.options.flatMap((option) => valueCase(program, command, option))).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    case $command in
      '') _${program}_words '${options.flatMap(namesOf).join(' ')}' ;;
${commands.map(({ name, options: own }) => `      ${name}) _${program}_words '${own.flatMap(namesOf).join(' ')}' ;;`).join('\n')}
    esac
    return
  fi
  case "$command $place" in
    ' 0') _${program}_words '${commands.map(({ name }) => name).join(' ')}' ;;
${commands.flatMap((command) => placeCases(program, command)).join('\n')}
    *) _${program}_nothing ;;
  esac
}

_${program}_words() {
  local word
  for word in $1; do
    [[ $word == "$cur"* ]] && COMPREPLY+=("$prefix$word")
  done
  _${program}_nothing
}

_${program}_commits() {
  local name quoted
  while IFS= read -r name; do
    printf -v quoted %q "$name"
    [[ $name == "$cur"* ]] && COMPREPLY+=("$prefix$quoted")
  done < <(git for-each-ref --format='%(refname:short)' 2>/dev/null)
  _${program}_nothing
}

# Files are what bash falls back to, unless it is told not to. Before version 4 that is not possible.
_${program}_nothing() {
  [[ \${BASH_VERSINFO[0]} -ge 4 ]] && compopt +o default +o bashdefault 2>/dev/null
  return 0
}

complete -o bashdefault -o default -F _${program} ${program}
`;
}

function namesOf({ short, long }: OptionGrammar): readonly string[] {
  return short === undefined ? [long] : [long, short];
}

function valueCase(program: string, { name }: CommandGrammar, option: OptionGrammar): readonly string[] {
  if (option.value === undefined) return [];
  const flags = namesOf(option).map((flag) => `'${name} ${flag}'`);
  return [`    ${flags.join(' | ')}) ${completing(program, option.value.values)}; return ;;`];
}

function placeCases(program: string, { name, places, repeatsLast }: CommandGrammar): readonly string[] {
  return places.map((values, index) => {
    const isRepeated = repeatsLast && index === places.length - 1;
    return `    '${name} '${isRepeated ? '*' : String(index)}) ${completing(program, values)} ;;`;
  });
}

function completing(program: string, values: Values): string {
  switch (values.kind) {
    case 'words':
    case 'outputs':
      return `_${program}_words '${values.words.join(' ')}'`;
    case 'commits':
      return `_${program}_commits`;
    case 'anything':
      return `_${program}_nothing`;
    // Bash offers both by itself.
    case 'files':
    case 'folders':
      return ':';
  }
}
