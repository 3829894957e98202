import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
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
import { ignoreRulesOf } from './ignore-rules.ts';
import { ioSentence, systemCode } from './io-sentence.ts';
import { withinRoot } from './within-root.ts';

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
  const found = withinRoot(root, join(root, path));
  switch (found.kind) {
    case 'absent':
      return { kind: 'absent' };
    case 'outside':
    case 'unreadable':
      return unreadable(found.message);
    case 'file':
      break;
  }
  if (found.size > MAX_TEXT_LENGTH) return unreadable('is far too large for settings, so it is not read.');
  try {
    const source = readConfigSource(utf8.decode(readFileSync(found.file)));
    const isPrivate = isIgnored(found.file, root);
    return { kind: 'source', source: isPrivate ? { ...source, isPrivate } : source, identity: found.file };
  } catch (error) {
    return unreadable(sentences.get(String(systemCode(error))) ?? ioSentence(error));
  }
}

/** Whether git leaves a file out of the repository: it may hold what is for this machine alone. */
function isIgnored(file: string, root: string): boolean {
  return ignoreRulesOf(dirname(file), realpathSync(root)).leavesOut(basename(file), false);
}

/** The byte order mark stays in the text, so that offsets count it. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const sentences: ReadonlyMap<string, string> = new Map([
  ['ERR_ENCODING_INVALID_ENCODED_DATA', 'is not UTF-8 text. Save it with that encoding.'],
]);

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
