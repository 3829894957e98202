import { lstatSync, readFileSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CONFIG_FILE } from '../../engine/config/resolve-config.ts';
import { ioSentence } from './io-sentence.ts';
import { isPlanName } from '../../plan/plan-names.ts';
import { repositoryRoots } from './repository-root.ts';

/** Whether a path is that of a stream rather than of a file: it is written to as it is. */
export function isStream(path: string): boolean {
  if (/^\/dev\/|^\/proc\/self\/fd\//.test(path) || /^\\\\[.?]\\/.test(path)) return true;
  const stats = statsOf(path);
  return stats !== undefined && !stats.isFile() && !stats.isDirectory() && !stats.isSymbolicLink();
}

/**
 * Says why a file may not be written to, before anything is checked: never through a link, never into `.git`, and never
 * over what a run reads, such as a plan or settings. Whatever else may go wrong is seen when it is written.
 *
 * @param path as it was given, from `cwd`.
 * @param whyKept says by the text of a file that is there already why it may not be replaced, if it may not.
 * @returns the end of a sentence that starts with the path; undefined where it may be written to.
 */
export function refusedTarget(
  path: string,
  cwd: string,
  whyKept: (text: string) => string | undefined = () => undefined,
): string | undefined {
  const file = resolve(cwd, path);
  if (isStream(file)) return undefined;
  const ofInput = inputByName(file);
  if (ofInput !== undefined) return ofInput;
  const link = linkOnTheWay(file, cwd);
  if (link !== undefined) return link;
  return isFile(file) ? inputByText(file, whyKept) : undefined;
}

/** What is at a path, without following a link; undefined if there is nothing or it cannot be read. */
function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function isFile(path: string): boolean {
  return statsOf(path)?.isFile() ?? false;
}

const READ_BY_NAME: ReadonlySet<string> = new Set([CONFIG_FILE, '.gitignore', '.gitattributes', 'CODEOWNERS']);

function inputByName(file: string): string | undefined {
  const name = basename(file);
  if (isPlanName(name)) return 'has the name of a plan, so nothing was written to it. Name another file.';
  if (READ_BY_NAME.has(name)) {
    return 'has the name of a file that is read, so nothing was written to it. Name another.';
  }
  // Some file systems make no difference between upper and lower case.
  if (file.split(/[\\/]/).some((part) => part.toLowerCase() === '.git')) {
    return "lies in git's own folder, so nothing was written there. Name another file.";
  }
  return undefined;
}

/** A repository may bring links, as files and as folders, that lead anywhere on this machine. */
function linkOnTheWay(file: string, cwd: string): string | undefined {
  const from = repositoryRoots()(cwd) ?? cwd;
  const way = relative(from, file);
  const isInside = !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
  // What lies above the folder that somebody works in is the system's: a temporary folder is a link on some.
  const parts = isInside ? way.split(sep) : [basename(file)];
  let at = isInside ? from : dirname(file);
  for (const part of parts) {
    at = join(at, part);
    if (statsOf(at)?.isSymbolicLink() === true) {
      return at === file
        ? 'is a link, and nothing is written through one. Name the file that it leads to, or another.'
        : `lies behind the link ${relative(cwd, at)}, and nothing is written through one. Name another file.`;
    }
  }
  return undefined;
}

/** A report is never YAML, so a file that is may be settings that others build on, or a plan by another name. */
function inputByText(file: string, whyKept: (text: string) => string | undefined): string | undefined {
  if (/\.ya?ml$/i.test(file)) return 'is YAML and may be read, so nothing was written to it. Name another file.';
  try {
    const text = readFileSync(file, 'utf8');
    if (MARKED.test(text)) return 'is a launch plan, so nothing was written to it. Name another file.';
    return whyKept(text);
  } catch (error) {
    return ioSentence(error);
  }
}

/** The key that marks a plan, where keys of a text begin. */
const MARKED = /^(?:\uFEFF)?\s*\{?\s*(["']?)launch_plan\1\s*:/m;
