import { type Dirent, lstatSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { trackedFiles } from '../git/tracked-files.ts';
import { type IgnoreRules, ignoreRulesOf } from './ignore-rules.ts';
import { holdsRepository, repositoryRoots } from './repository-root.ts';
import { withSlashes } from './shown-path.ts';

/**
 * Which files below a folder are ours: what git ignores, `.git` and `node_modules` are not, but whatever git tracks is.
 * The command line, the start of the language server and each of its file events ask here.
 */

/** Folders that hold no plans of anybody who works here. */
const passedOver: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** A folder that was looked through. */
export interface WalkedFolder {
  readonly folder: string;
  /** The absolute paths of files that were accepted. */
  readonly files: readonly string[];
}

interface Walk {
  readonly accepts: (file: string) => boolean;
  /** Is given a folder that cannot be read, and a file that cannot be looked at. */
  readonly report: (path: string, error: unknown) => void;
}

/**
 * Looks through a folder, one folder at a time. Links to folders are not followed, so that no link leads in a circle. A
 * folder that is named is looked through even where git ignores it.
 *
 * @param top the absolute path of the folder.
 * @param from the folder that was named, where `top` is one below it: what it leaves out stays out.
 */
export function* walk(top: string, { accepts, report }: Walk, from = top): Generator<WalkedFolder> {
  const found = new Set<string>();
  const roots = new Set<string>();
  const way = wayTo(top, from);
  if (way.root !== undefined) roots.add(way.root);
  const left = way.rules === undefined ? [] : [{ folder: top, rules: way.rules }];
  let leavesOut = way.rules === undefined;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { folder, rules } = next;
    const files: string[] = [];
    for (const entry of entriesOf(folder, report)) {
      const path = join(folder, entry.name);
      if (entry.name === '.git') roots.add(folder);
      if (entry.isDirectory()) {
        if (passedOver.has(entry.name) || rules.leavesOut(entry.name, true)) leavesOut ||= entry.name !== '.git';
        else left.push({ folder: path, rules: rules.inFolder(entry.name) });
      } else if (accepts(path) && isFileOrLinkToOne(path, entry)) {
        const fault = rules.leavesOut(entry.name, false) ? 'left out' : whyNotThere(path);
        if (fault === 'left out') leavesOut = true;
        else if (fault === undefined) files.push(path);
        else report(path, fault);
      }
    }
    for (const file of files) found.add(file);
    yield { folder, files };
  }
  // The index of a large repository takes a while to read.
  for (const root of leavesOut ? roots : []) {
    const tracked = trackedBelow(root, top).filter((file) => !found.has(file) && accepts(file) && isFile(file));
    for (const [folder, files] of byFolder(tracked)) yield { folder, files };
  }
}

/** Whether a walk through a folder comes by a file, which need not exist. */
export function isOurs(file: string, from: string): boolean {
  const { rules, root } = wayTo(dirname(file), from);
  if (rules !== undefined && !passedOver.has(basename(file)) && !rules.leavesOut(basename(file), false)) return true;
  return root !== undefined && trackedFiles(root).includes(withSlashes(relative(root, file)));
}

/** The rules in a folder; none where it is left out. The root is that of the repository on the way, the nearest one. */
function wayTo(
  folder: string,
  from: string,
): { readonly rules: IgnoreRules | undefined; readonly root: string | undefined } {
  let root = repositoryRoots()(from);
  let rules = ignoreRulesOf(from, root);
  let path = from;
  for (const name of relative(from, folder).split(sep)) {
    if (name === '') break;
    if (name === '..' || passedOver.has(name) || rules.leavesOut(name, true)) return { rules: undefined, root };
    rules = rules.inFolder(name);
    path = join(path, name);
    if (holdsRepository(path)) root = path;
  }
  return { rules, root };
}

function trackedBelow(root: string, top: string): readonly string[] {
  return trackedFiles(root)
    .filter((path) => !path.split('/').includes('.git'))
    .map((path) => join(root, path))
    .filter((file) => file.startsWith(top.endsWith(sep) ? top : `${top}${sep}`));
}

function byFolder(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) {
    const known = folders.get(dirname(file));
    if (known === undefined) folders.set(dirname(file), [file]);
    else known.push(file);
  }
  return folders;
}

function entriesOf(folder: string, report: Walk['report']): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    report(folder, error);
    return [];
  }
}

/** A file whose name is not UTF-8, or whose path is too long, cannot be opened although its folder lists it. */
function whyNotThere(path: string): unknown {
  try {
    lstatSync(path);
    return undefined;
  } catch (error) {
    return error;
  }
}

/**
 * If the user named only the folder of a link that leads nowhere, in a circle or to a folder, it is not the user's
 * mistake.
 */
function isFileOrLinkToOne(path: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return isFile(path);
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
