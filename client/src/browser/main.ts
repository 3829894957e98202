import type { ExtensionContext } from 'vscode';
import { activateWhenNeeded, type Api } from '../activation.ts';

/** The entry point for VS Code in a browser. It is a single file, because a web extension cannot load another. */
export function activate(context: ExtensionContext): Api {
  return activateWhenNeeded(context, async (given) => (await import('./start.ts')).start(given));
}
