import { lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { ioSentence, systemCode } from './io-sentence.ts';
import { isStream } from './output-target.ts';

/** What a path inside a repository leads to; the message is the end of a sentence that starts with the path. */
export type WithinRoot =
  /** A regular file, by its real path. */
  | { readonly kind: 'file'; readonly file: string; readonly size: number }
  | { readonly kind: 'absent' }
  /** It leads out of the root, into `.git`, or to something that is not a regular file. */
  | { readonly kind: 'outside'; readonly message: string }
  | { readonly kind: 'unreadable'; readonly message: string };

/**
 * The one rule for what is read and written around plans: regular files, inside the root after all links are followed,
 * never below `.git`. A repository brings links that may lead to anything on this machine, and messages quote what they
 * are about.
 *
 * @param root the root of the repository or, without one, the folder that is worked in.
 * @param path absolute.
 */
export function withinRoot(root: string, path: string): WithinRoot {
  try {
    const file = realpathSync(path);
    const below = relative(realpathSync(root), file);
    if (below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)) {
      return outside('is a link that leads out of the repository, so it is not read. Put a copy in its place.');
    }
    // Some file systems make no difference between upper and lower case.
    if (below.split(sep).some((part) => part.toLowerCase() === '.git')) {
      return outside("leads into git's own folder, so it is not read. Put a copy in its place.");
    }
    const stats = statSync(file);
    return stats.isFile()
      ? { kind: 'file', file, size: stats.size }
      : outside('is not a file, so it is not read. Name a file instead.');
  } catch (error) {
    const code = systemCode(error);
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { kind: 'absent' }
      : { kind: 'unreadable', message: ioSentence(error) };
  }
}

function outside(message: string): WithinRoot {
  return { kind: 'outside', message };
}

/**
 * Why a plan is not read, if it is not: it is a link that leads out of the repository in which it lies or, without one,
 * out of the folder that is worked in. What somebody names as a stream, such as `/dev/stdin`, is taken as it is.
 *
 * @param file absolute.
 * @param rootOf finds the root of the repository that a folder lies in.
 * @param cwd the folder that is worked in.
 */
export function whyPlanIsOutside(
  file: string,
  rootOf: (folder: string) => string | undefined,
  cwd: string,
): string | undefined {
  if (!isLink(file) || isStream(file)) return undefined;
  try {
    const folder = realpathSync(dirname(file));
    const here = realpathSync(cwd);
    const root = rootOf(folder) ?? (`${folder}${sep}`.startsWith(`${here}${sep}`) ? here : folder);
    const found = withinRoot(root, file);
    return found.kind === 'outside' ? found.message : undefined;
  } catch {
    return undefined;
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}
