import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readConfigSource } from '../../engine/config/config-source.ts';
import { folderOf } from '../../engine/config/parent-reference.ts';
import {
  configFileIn,
  resolveConfig,
  type ConfigFile,
  type ConfigFiles,
  type ResolvedConfig,
} from '../../engine/config/resolve-config.ts';
import { MAX_TEXT_LENGTH } from '../../syntax/parse/text-limit.ts';

/**
 * Finds the configuration of plans on this disk. What was read is kept, so use a new finder for each run.
 *
 * @param cwd the folder that relative paths start at, and that the paths in problems and origins are relative to.
 * @param openText the text of a file that is open in an editor, by its absolute path: it goes before what is on the
 * disk. It is asked for every file that is looked for.
 * @returns a function from the path of a plan, which need not exist, to what holds for it.
 */
export function configFinder(
  cwd: string,
  openText: (file: string) => string | undefined = () => undefined,
): (plan: string) => ResolvedConfig {
  const rootOf = repositoryRoots();
  const roots = new Map<string, (folder: string) => ResolvedConfig>();
  return (plan) => {
    const folder = dirname(resolve(cwd, plan));
    const root = rootOf(folder) ?? folder;
    const known = roots.get(root) ?? resolverWithin(filesWithin(root, cwd, openText));
    roots.set(root, known);
    return known(slashed(relative(root, folder)));
  };
}

/** Looks up the root of the repository that a folder lies in: the nearest folder with `.git`, a file in a worktree. */
function repositoryRoots(): (folder: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const rootOf = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const parent = dirname(folder);
    const root = existsSync(join(folder, '.git')) ? folder : parent === folder ? undefined : rootOf(parent);
    known.set(folder, root);
    return root;
  };
  return rootOf;
}

/** A folder without settings of its own has those of the folder above it: they are the very same, and found once. */
export function resolverWithin(files: ConfigFiles): (folder: string) => ResolvedConfig {
  const known = new Map<string, ResolvedConfig>();
  return (folder) => {
    let nearest = folder;
    while (nearest !== '' && files.read(configFileIn(nearest)).kind === 'absent') nearest = folderOf(nearest);
    const resolved = known.get(nearest) ?? resolveConfig(files, nearest);
    known.set(nearest, resolved);
    return resolved;
  };
}

function filesWithin(root: string, cwd: string, openText: (file: string) => string | undefined): ConfigFiles {
  const known = new Map<string, ConfigFile>();
  const shown = (path: string): string => slashed(relative(cwd, join(root, path)));
  return {
    shown,
    read: (path) => {
      const file = known.get(path) ?? openFile(join(root, path), openText) ?? readWithin(root, path, shown(path));
      known.set(path, file);
      return file;
    },
  };
}

function openFile(file: string, openText: (file: string) => string | undefined): ConfigFile | undefined {
  const text = openText(file);
  return text === undefined ? undefined : { kind: 'source', source: readConfigSource(text), identity: file };
}

function readWithin(root: string, path: string, shown: string): ConfigFile {
  const unreadable = (why: string): ConfigFile => ({ kind: 'unreadable', message: `${shown} ${why}` });
  try {
    const file = realpathSync(join(root, path));
    // What a link points at may be anything on this machine, and messages quote what they are about.
    if (!`${file}${sep}`.startsWith(withSeparator(realpathSync(root)))) {
      return unreadable('is a link that leads out of the repository, so it is not read. Put a copy in its place.');
    }
    const stat = statSync(file);
    if (!stat.isFile()) return unreadable('is no file, so it holds no settings. Name a file instead.');
    if (stat.size > MAX_TEXT_LENGTH) return unreadable('is far too large for settings, so it is not read.');
    return { kind: 'source', source: readConfigSource(utf8.decode(readFileSync(file))), identity: file };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'absent' };
    return unreadable(sentences.get(String(code)) ?? 'cannot be read. Check that it opens on this machine.');
  }
}

/** The byte order mark stays in the text, so that offsets count it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const sentences: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'cannot be read: access is denied. Let this user read it.'],
  ['EPERM', 'cannot be read: access is denied. Let this user read it.'],
  ['ELOOP', 'is a link that leads back to itself. Put a file in its place.'],
  ['ERR_ENCODING_INVALID_ENCODED_DATA', 'is no text in UTF-8. Save it with that encoding.'],
]);

/** The root of the file system ends with a separator already. */
function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : `${folder}${sep}`;
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
