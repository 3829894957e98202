import type { Grammar, OptionGrammar } from './grammar.ts';
import type { Values } from './values.ts';

/**
 * Completion for PowerShell from 5.1, the one that Windows has. What is typed is compared and never evaluated, and
 * names that git gives are quoted, because a stranger may have chosen them.
 *
 * A completer that gives nothing has PowerShell offer files; an empty text keeps it from that.
 */
export function powershellScript(grammar: Grammar): string {
  const { program } = grammar;
  return `# Completion of ${program} for PowerShell. To have it in every session, put this line into the file that $PROFILE names:
#   ${program} completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName '${program}' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  Set-StrictMode -Off

  $grammar = ConvertFrom-Json @'
${asciiJson(dataOf(grammar))}
'@

  $command = $null
  $place = 0
  $awaits = $null
  foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
    if ($element.Extent.EndOffset -ge $cursorPosition) { break }
    $word = $element.Extent.Text
    if ($word.StartsWith('-')) {
      $awaits = @($command.options | Where-Object { $_.names -ccontains $word -and $_.values }) | Select-Object -First 1
    } elseif ($awaits) {
      $awaits = $null
    } elseif (-not $command) {
      $command = @($grammar.commands | Where-Object { $_.name -ceq $word }) | Select-Object -First 1
      if (-not $command) { return }
    } else {
      $place++
    }
  }

  $current = $wordToComplete.Trim("'", '"')
  $prefix = ''
  $values = $null
  $equals = $current.IndexOf('=')
  if ($current.StartsWith('-') -and $equals -gt 0) {
    $flag = $current.Substring(0, $equals)
    $values = (@($command.options | Where-Object { $_.names -ccontains $flag }) | Select-Object -First 1).values
    $prefix = "$flag="
    $current = $current.Substring($equals + 1)
  } elseif ($awaits) {
    $values = $awaits.values
  } elseif ($current.StartsWith('-')) {
    $options = if ($command) { $command.options } else { $grammar.options }
    $values = @{ kind = 'items'; items = @($options | ForEach-Object { $option = $_; $_.names | ForEach-Object { @{ text = $_; tip = $option.tip } } }) }
  } elseif (-not $command) {
    $values = @{ kind = 'items'; items = @($grammar.commands | ForEach-Object { @{ text = $_.name; tip = $_.tip } }) }
  } elseif ($place -lt $command.places.Count) {
    $values = $command.places[$place]
  } elseif ($command.repeatsLast) {
    $values = $command.places[-1]
  }

  $file = $current.IndexOf('=')
  if ($values.kind -eq 'outputs' -and $file -gt 0) {
    $prefix += $current.Substring(0, $file + 1)
    $current = $current.Substring($file + 1)
    $values = @{ kind = 'files' }
  }
  if ($values.kind -eq 'files' -or $values.kind -eq 'folders') {
    if ($prefix -eq '') { return }
    [System.Management.Automation.CompletionCompleters]::CompleteFilename($current) | ForEach-Object {
      [System.Management.Automation.CompletionResult]::new($prefix + $_.CompletionText, $_.ListItemText, $_.ResultType, $_.ToolTip)
    }
    return
  }

  $items = switch ($values.kind) {
    'items' { $values.items }
    'commits' { git for-each-ref '--format=%(refname:short)' 2>$null | ForEach-Object { @{ text = $_; tip = $_ } } }
    default { $values.words | Where-Object { $_ } | ForEach-Object { @{ text = $_; tip = $_ } } }
  }
  $found = @($items | Where-Object { $_ -and $_.text.StartsWith($current, [System.StringComparison]::Ordinal) })
  if ($found.Count -eq 0) { return '' }
  foreach ($item in $found) {
    $text = $item.text
    if ($text -match '[^\\w./=-]') {
      $text = "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($text) + "'"
    }
    [System.Management.Automation.CompletionResult]::new($prefix + $text, $item.text, 'ParameterValue', $item.tip)
  }
}
`;
}

/** What the script needs to know of the command line. */
function dataOf({ commands, options }: Grammar): object {
  return {
    options: options.map(optionData),
    commands: commands.map(({ name, summary, options: own, places, repeatsLast }) => ({
      name,
      tip: summary,
      options: own.map(optionData),
      places: places.map(valuesData),
      repeatsLast,
    })),
  };
}

function optionData({ short, long, description, value }: OptionGrammar): object {
  return {
    names: short === undefined ? [long] : [long, short],
    tip: description,
    ...(value === undefined ? {} : { values: valuesData(value.values) }),
  };
}

function valuesData(values: Values): object {
  return 'words' in values ? { kind: values.kind, words: values.words } : { kind: values.kind };
}

/** JSON in the letters that every console reads alike. */
function asciiJson(data: object): string {
  return JSON.stringify(data).replaceAll(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
