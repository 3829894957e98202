import type { ExtensionContext } from 'vscode';
import { activateWhenNeeded, type Api } from '../activation.ts';

/**
 * The entry point for VS Code on a desktop or a remote machine. It has only a few kilobytes. The bundler puts the rest
 * in another file.
 */
export function activate(context: ExtensionContext): Api {
  return activateWhenNeeded(context, async (given) => (await import('./start.ts')).start(given));
}
