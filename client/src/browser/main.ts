import type { ExtensionContext } from 'vscode';
import { activateWhenNeeded, type Api } from '../activation.ts';

/** What VS Code runs in a browser. There is one file: a web extension cannot load another. */
export function activate(context: ExtensionContext): Api {
  return activateWhenNeeded(context, async (given) => (await import('./start.ts')).start(given));
}
