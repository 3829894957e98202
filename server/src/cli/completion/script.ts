import type { Command } from 'commander';
import { bashScript } from './bash-script.ts';
import { fishScript } from './fish-script.ts';
import { grammarOf } from './grammar.ts';
import { powershellScript } from './powershell-script.ts';
import type { Shell } from './shells.ts';
import { zshScript } from './zsh-script.ts';

/** The script that makes a shell complete the words of the command line. */
export function completionScript(program: Command, shell: Shell): string {
  const grammar = grammarOf(program);
  switch (shell) {
    case 'bash':
      return bashScript(grammar);
    case 'zsh':
      return zshScript(grammar);
    case 'fish':
      return fishScript(grammar);
    case 'powershell':
      return powershellScript(grammar);
  }
}
