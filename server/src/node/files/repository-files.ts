import { lstatSync, readFileSync, readlinkSync, type Stats } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Surroundings } from '../../lints/surroundings.ts';

/** Where a path that a plan names leads. */
export type Place =
  | {
      readonly kind: 'there';
      /** Relative to the root, without links, `/` between its parts. */
      readonly path: string;
      readonly stats: FileStats;
    }
  | { readonly kind: 'absent' | 'outside' | 'unknown' };

export type FileStats = Pick<Stats, 'isFile' | 'isDirectory' | 'size'>;

/** The files that plans in one repository may speak of. */
export interface RepositoryFiles {
  readonly root: string;
  /** @param folder of the plan, relative to the root, without links. */
  readonly find: (folder: string, path: string) => Place;
  readonly fileAt: (folder: string) => NonNullable<Surroundings['fileAt']>;
  /** The text of a file by its path from the root, without links; undefined where it cannot be read. */
  readonly read: (path: string) => string | undefined;
}

/** As long as a path can be on most systems. */
const MAX_PATH = 4096;
/** As many links as most systems follow. */
const MAX_LINKS = 40;

/**
 * Looks up paths inside a folder, without ever touching what lies outside of it: each part of a path is looked at on
 * its own, and a link is followed by its text. What was found is kept, so use a new look-up for each run.
 *
 * @param root the real path of the repository's root or, where there is no repository, of the folder to look in. A path
 * that starts with `/` starts there.
 * @param above what is said of what lies above the root: if the root is not that of a repository, it is not known, nor
 *   what is missing where a path starts with `/`.
 */
export function repositoryFiles(root: string, above: 'outside' | 'unknown' = 'outside'): RepositoryFiles {
  return filesFrom(
    root,
    (path) => readEntry(join(root, path)),
    (path) => readText(join(root, path)),
    above,
  );
}

/**
 * The same for files that need not lie on the disk, such as those of a commit.
 *
 * @param root where absolute links are taken to start from.
 * @param readEntry reads what is at a path from the root, without links. The root itself is the empty path.
 */
export function filesFrom(
  root: string,
  readEntry: (path: string) => Entry,
  read: RepositoryFiles['read'],
  above: 'outside' | 'unknown' = 'outside',
): RepositoryFiles {
  const known = new Map<string, Entry>();
  const entryAt = (parts: readonly string[]): Entry => {
    const path = parts.join('/');
    const entry = known.get(path) ?? readEntry(path);
    known.set(path, entry);
    return entry;
  };
  const find = (folder: string, path: string): Place => {
    const written = slashed(path);
    const start = written.startsWith('/') ? [] : partsOf(folder);
    if (isForeign(written)) return { kind: 'outside' };
    const parts = partsOf(written);
    const place: Place = leaves(start, parts) ? { kind: 'outside' } : follow(root, entryAt, start, parts);
    const hangsOnRoot = place.kind === 'outside' || (place.kind === 'absent' && written.startsWith('/'));
    return above === 'unknown' && hangsOnRoot ? { kind: 'unknown' } : place;
  };
  const fileAt = (folder: string, path: string): ReturnType<NonNullable<Surroundings['fileAt']>> => {
    const place = find(folder, path);
    const document = path.replace(/#.*$/s, '');
    // Evidence may name a part of a document, as a link to it would.
    if (place.kind === 'absent' && document !== path && document !== '') return fileAt(folder, document);
    return place.kind === 'there' ? 'file' : place.kind;
  };
  return { root, find, fileAt: (folder) => (path) => fileAt(folder, path), read };
}

/** A plan means the same on every system, whichever way its author's system writes paths. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}

/** Whether a path names a server, a drive, a scheme or nothing that a system could open. */
function isForeign(path: string): boolean {
  return path.length > MAX_PATH || path.includes('\0') || /^(?:\/\/|[a-z][a-z0-9+.-]*:)/i.test(path);
}

/** Whether a path goes above the root on its way, wherever it ends. */
function leaves(start: readonly string[], parts: readonly string[]): boolean {
  let depth = start.length;
  return parts.some((part) => (depth += part === '..' ? -1 : 1) < 0);
}

/** What one part of a path is. */
export type Entry =
  | { readonly kind: 'there'; readonly stats: FileStats }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

function readEntry(path: string): Entry {
  try {
    const stats = lstatSync(path);
    return stats.isSymbolicLink() ? { kind: 'link', target: readlinkSync(path) } : { kind: 'there', stats };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return { kind: ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(code) ? 'absent' : 'unknown' };
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Follows the parts of a path one by one, as the system would. */
function follow(
  root: string,
  entryAt: (parts: readonly string[]) => Entry,
  start: readonly string[],
  parts: readonly string[],
): Place {
  const rest = parts.toReversed();
  let at = start;
  let links = 0;
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (part === '..' && at.length === 0) return { kind: 'outside' };
    const next: readonly string[] = part === '..' ? at.slice(0, -1) : [...at, part];
    // Git's own files are not part of the repository. Some file systems ignore the case of letters.
    if (part.toLowerCase() === '.git') return { kind: 'outside' };
    const entry = entryAt(next);
    switch (entry.kind) {
      case 'absent':
      case 'unknown':
        return entry;
      case 'there':
        at = next;
        break;
      case 'link': {
        const target = targetWithin(root, at, entry.target);
        if (target === undefined) return { kind: 'outside' };
        links += 1;
        // After this many links, the path counts as a circle.
        if (links > MAX_LINKS) return { kind: 'absent' };
        at = target.from;
        rest.push(...target.parts.toReversed());
      }
    }
  }
  const entry = entryAt(at);
  return entry.kind === 'there' ? { kind: 'there', path: at.join('/'), stats: entry.stats } : { kind: 'unknown' };
}

interface Target {
  readonly from: readonly string[];
  readonly parts: readonly string[];
}

/** Where a link goes on; undefined where its text leads out of the root. */
function targetWithin(root: string, at: readonly string[], target: string): Target | undefined {
  const separated = sep === '\\' ? slashed(target) : target;
  if (!isAbsolute(target)) return { from: at, parts: partsOf(separated) };
  const within = relative(root, target);
  if (isAbsolute(within) || within === '..' || within.startsWith(`..${sep}`)) return undefined;
  return { from: [], parts: partsOf(sep === '\\' ? slashed(within) : within) };
}
