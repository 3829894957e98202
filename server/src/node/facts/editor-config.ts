import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { resolveConfig } from '../../engine/config/resolve-config.ts';
import type { LocatedConfig } from '../../lsp/host.ts';
import { configFinder } from '../files/find-config.ts';
import { repositoryRoots } from '../files/repository-root.ts';

/** The configuration of plans while people edit it. */
export interface EditorConfig {
  /** @param plan the absolute path of a plan. */
  readonly configFor: (plan: string) => LocatedConfig;
  /** Whether a file was looked for as one with settings. */
  readonly concerns: (file: string) => boolean;
  /** Reads all files again. */
  readonly forget: () => void;
}

/** What applies to a document that is not a file: the defaults. */
export const noConfig: LocatedConfig = {
  resolved: resolveConfig({ read: () => ({ kind: 'absent' }), shown: (path) => path }, ''),
  uriOf: (path) => path,
};

/** @param openText the text of a file that is open in the editor, by its absolute path. */
export function editorConfig(openText: (file: string) => string | undefined): EditorConfig {
  const asked = new Set<string>();
  let finders = new Map<string, (plan: string) => LocatedConfig>();
  let rootOf = repositoryRoots();

  const finderIn = (root: string): ((plan: string) => LocatedConfig) => {
    const find = configFinder(root, (file) => {
      asked.add(file);
      return openText(file);
    });
    const uriOf = (path: string): string => pathToFileURL(resolve(root, path)).href;
    return (plan) => ({ resolved: find(plan), uriOf });
  };

  return {
    configFor(plan) {
      const root = rootOf(dirname(plan)) ?? dirname(plan);
      const find = finders.get(root) ?? finderIn(root);
      finders.set(root, find);
      return find(plan);
    },
    concerns: (file) => asked.has(file),
    forget() {
      finders = new Map();
      rootOf = repositoryRoots();
      asked.clear();
    },
  };
}
