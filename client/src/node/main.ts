import type { ExtensionContext } from 'vscode';
import { activateWhenNeeded, type Api } from '../activation.ts';

/** What VS Code runs on a desktop or a remote machine: a few kilobytes. The bundler keeps the rest in another file. */
export function activate(context: ExtensionContext): Api {
  return activateWhenNeeded(context, async (given) => (await import('./start.ts')).start(given));
}
