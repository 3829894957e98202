import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, posix, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Host, HostOf } from '../../lsp/host.ts';
import type { Day } from '../../plan/calendar.ts';
import { codeOwnersOf } from '../facts/code-owners.ts';
import { editorConfig, noConfig } from '../facts/editor-config.ts';
import { editorSurroundings } from '../facts/editor-surroundings.ts';
import { isPlanName } from '../../plan/plan-names.ts';
import { whyNameIsNear } from '../files/near-names.ts';
import { readTextFile } from '../files/read-text.ts';
import { repositoryFiles } from '../files/repository-files.ts';
import { repositoryRoots } from '../files/repository-root.ts';
import { trackedFiles } from '../git/tracked-files.ts';
import { searchPlans } from '../files/search-plans.ts';
import { isOurs } from '../files/walk.ts';
import { whyPlanIsOutside } from '../files/within-root.ts';
import { localToday } from './today.ts';
import { widestAround } from '../facts/surroundings.ts';

/** The clock and the environment of the process. */
export interface NodeHostOptions {
  readonly today: () => Day;
  readonly onTick: Host['onTick'];
  readonly typing: Host['typing'];
  readonly environment: NodeJS.ProcessEnv;
}

/** How often the clock is looked at, in milliseconds. */
const TICK = 20_000;

/** The host of a process that serves one editor. */
export function hostOfProcess(): HostOf {
  favourSpeed(false);
  return nodeHost({
    typing: favourSpeed,
    today: localToday,
    onTick: (look) => {
      // It does not keep the process alive.
      const timer = setInterval(look, TICK).unref();
      return () => clearInterval(timer);
    },
    environment: process.env,
  });
}

/**
 * Whether the engine collects garbage rarely. By default it waits until there is twice as much as the server needs, and
 * opening a hundred plans leaves that much behind.
 */
function favourSpeed(busy: boolean): void {
  setFlagsFromString(busy ? '--no-optimize-for-size' : '--optimize-for-size');
  // By how much the space for what is new grows; 2 is what the engine has by itself.
  setFlagsFromString(`--semi-space-growth-factor=${busy ? '2' : '1'}`);
}

/** The host with a disk and git. A document that is not a file of this machine has neither. */
export function nodeHost({ today, onTick, typing, environment }: NodeHostOptions): HostOf {
  return (editor): Host => {
    const folders = (): readonly string[] => editor.folders().flatMap((uri) => pathOf(uri) ?? []);
    const config = editorConfig((file) => editor.openText(uriOf(file)));
    const surroundings = editorSurroundings((file) => editor.snapshotOf(uriOf(file)), folders, environment);
    const owners = new Map<string, readonly string[]>();
    /** The plans that git tracked when its index was last looked at, by the folder of the index. */
    const tracked = new Map<string, string>();
    let rootOf = repositoryRoots();
    const isOursAnywhere = (path: string): boolean => {
      const around = folders().filter((folder) => isWithin(path, folder));
      return (around.length === 0 ? [dirname(path)] : around).some((folder) => isOurs(path, folder));
    };
    return {
      today,
      onTick,
      typing,
      async findPlans(folder, progress, near) {
        const path = pathOf(folder);
        if (path === undefined) return [];
        const [nearest = path] = folders()
          .filter((one) => isWithin(path, one))
          .toSorted((a, b) => b.length - a.length);
        return (await searchPlans(path, progress, (file) => near(uriOf(file)), nearest)).map(uriOf);
      },
      isPlanFile(uri) {
        const path = pathOf(uri);
        return path !== undefined && isPlanName(basename(path)) && isOursAnywhere(path);
      },
      whyNameIsNear(uri) {
        const path = pathOf(uri);
        const why = path === undefined ? undefined : whyNameIsNear(path);
        return path !== undefined && why !== undefined && existsSync(path) && isOursAnywhere(path) ? why : undefined;
      },
      changesWhatIsOurs(uri) {
        const path = pathOf(uri);
        if (path === undefined) return false;
        const name = basename(path);
        const folder = dirname(path);
        if (name === '.gitignore' || name === '.git' || (name === 'exclude' && basename(folder) === 'info')) {
          return true;
        }
        if (name !== 'index' || basename(folder) !== '.git') return false;
        // Git writes its index all the time.
        const plans = trackedFiles(dirname(folder)).filter((file) => isPlanName(posix.basename(file)));
        const before = tracked.get(folder);
        tracked.set(folder, plans.join('\n'));
        return before !== plans.join('\n');
      },
      readText(uri) {
        const path = pathOf(uri);
        const isOutside = path !== undefined && whyPlanIsOutside(path, rootOf, dirname(path)) !== undefined;
        const read = path === undefined || isOutside ? undefined : readTextFile(path);
        return Promise.resolve(read?.kind === 'text' ? read.text : undefined);
      },
      configFor(uri) {
        const path = pathOf(uri);
        return path === undefined ? noConfig : config.configFor(path);
      },
      surroundingsOf(uri, snapshot, day) {
        const path = pathOf(uri);
        return path === undefined ? () => ({}) : surroundings.surroundingsOf(path, snapshot, day);
      },
      learn: (uris) =>
        surroundings.learn(
          uris.flatMap((uri) => {
            const path = pathOf(uri);
            return path === undefined || !editor.hasPlans(uri) ? [] : [path];
          }),
        ),
      concerns(uri) {
        const path = pathOf(uri);
        return (
          path !== undefined && (basename(path) === '.git' || config.concerns(path) || surroundings.concerns(path))
        );
      },
      forget(uris) {
        surroundings.forget();
        owners.clear();
        rootOf = repositoryRoots();
        const paths = uris.flatMap((uri) => pathOf(uri) ?? []);
        if (paths.some((path) => config.concerns(path) || basename(path) === '.git')) config.forget();
      },
      entriesBelow(uri, folder) {
        const found = placeOf(uri, folder === '' ? '.' : folder, folders());
        if (!found?.isFolder) return [];
        try {
          return readdirSync(found.file, { withFileTypes: true })
            .filter(({ name }) => name !== '.git')
            .map((entry) => ({ name: entry.name, folder: entry.isDirectory() }));
        } catch {
          return [];
        }
      },
      resolvePath(uri, path) {
        const found = placeOf(uri, path, folders());
        return found === undefined ? undefined : uriOf(found.file);
      },
      codeOwners(uri) {
        const path = pathOf(uri);
        if (path === undefined) return [];
        const root = rootOf(dirname(path)) ?? dirname(path);
        const known = owners.get(root) ?? codeOwnersOf(root);
        owners.set(root, known);
        return known;
      },
    };
  };
}

/** Whether a path is a folder or lies in it. */
function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}

/**
 * Where a path that a document names leads, inside its repository or, where it has none, the workspace or its folder.
 */
function placeOf(
  uri: string,
  path: string,
  folders: readonly string[],
): { readonly file: string; readonly isFolder: boolean } | undefined {
  const document = pathOf(uri);
  if (document === undefined) return undefined;
  const folder = dirname(document);
  const root = repositoryRoots()(folder) ?? widestAround(document, folders) ?? folder;
  const place = repositoryFiles(root).find(folder.slice(root.length), path);
  if (place.kind !== 'there') return undefined;
  return { file: join(root, place.path), isFolder: place.stats.isDirectory() };
}

/** The absolute path of a file of this machine; undefined for any other address. */
function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return resolve(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}

function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
