import { posix } from 'node:path';
import { readContents } from './read-contents.ts';
import { readTree, type TreeEntry } from './read-tree.ts';
import type { Git } from './run-git.ts';
import { filesFrom, type Entry, type RepositoryFiles } from '../files/repository-files.ts';

/** The files of a commit, those that were asked for with their contents. */
export interface CommitFiles {
  /** Paths from the root. */
  readonly paths: readonly string[];
  readonly files: RepositoryFiles;
  /** The bytes of a file by its path without links; undefined where they were not read, or git does not have them. */
  readonly bytesOf: (path: string) => Buffer | undefined;
}

/** A chain of files that name each other is followed so far, one run of git for each link. */
const MAX_ROUNDS = 50;

/**
 * Reads files of a commit from git's objects, and whatever those lead to.
 *
 * @param root of the repository, where absolute links are taken to start from.
 * @param wanted whether a file is read.
 * @param namedBy the paths of further files that a file names, without links.
 * @returns undefined if git cannot answer.
 */
export async function readCommitFiles(
  git: Git,
  root: string,
  commit: string,
  wanted: (path: string) => boolean,
  namedBy: (path: string, text: string, files: RepositoryFiles) => readonly string[],
): Promise<CommitFiles | undefined> {
  const entries = await readTree(git, commit);
  if (entries === undefined) return undefined;
  const contents = new Map<string, Buffer>();
  const bytesOf = (path: string): Buffer | undefined => contents.get(entries.get(path)?.id ?? '');
  const files = filesFrom(root, entryReader(entries, bytesOf), (path) => bytesOf(path)?.toString('utf8'));
  const links = [...entries].flatMap(([path, { kind }]) => (kind === 'link' ? [path] : []));
  await readInto(contents, git, entries, links);

  const seen = new Set<string>();
  let next = [...entries.keys()].filter(wanted).flatMap((path) => pathWithoutLinks(files, path));
  for (let round = 0; next.length > 0 && round < MAX_ROUNDS; round++) {
    for (const path of next) seen.add(path);
    await readInto(contents, git, entries, next);
    const named = next.flatMap((path) => namedBy(path, bytesOf(path)?.toString('utf8') ?? '', files));
    next = [...new Set(named)].filter((path) => !seen.has(path));
  }
  return { paths: [...entries.keys()], files, bytesOf };
}

/** Where a path leads within a commit; undefined if it leads nowhere or outside. */
function pathWithoutLinks(files: RepositoryFiles, path: string): readonly string[] {
  const place = files.find('', `/${path}`);
  return place.kind === 'there' && place.stats.isFile() ? [place.path] : [];
}

async function readInto(
  contents: Map<string, Buffer>,
  git: Git,
  entries: ReadonlyMap<string, TreeEntry>,
  paths: readonly string[],
): Promise<void> {
  const ids = new Set(paths.flatMap((path) => entries.get(path)?.id ?? []));
  // A piece of what git sends would keep all of it in memory.
  await readContents(
    git,
    [...ids].filter((id) => !contents.has(id)),
    (id, bytes) => contents.set(id, Buffer.from(bytes)),
  );
}

function entryReader(
  entries: ReadonlyMap<string, TreeEntry>,
  bytesOf: (path: string) => Buffer | undefined,
): (path: string) => Entry {
  const folders = new Set(['']);
  for (const path of entries.keys()) {
    for (let folder = posix.dirname(path); folder !== '.' && !folders.has(folder); folder = posix.dirname(folder)) {
      folders.add(folder);
    }
  }
  return (path) => {
    const entry = entries.get(path);
    if (folders.has(path) || entry?.kind === 'submodule') return there(false);
    if (entry === undefined) return { kind: 'absent' };
    if (entry.kind === 'file') return there(true);
    const target = bytesOf(path)?.toString('utf8');
    return target === undefined ? { kind: 'unknown' } : { kind: 'link', target };
  };
}

/** The size does not matter: what is too large is not read from git in the first place. */
function there(isFile: boolean): Entry {
  return { kind: 'there', stats: { isFile: () => isFile, isDirectory: () => !isFile, size: 0 } };
}
