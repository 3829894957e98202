import ignore, { type Ignore } from 'ignore';
import { lstatSync } from 'node:fs';
import { join, relative } from 'node:path';
import { commonFolder } from '../git/git-folders.ts';
import { readTextFile } from './read-text.ts';
import { holdsRepository } from './repository-root.ts';
import { withSlashes } from './shown-path.ts';

/** What git leaves out in a folder and below it. */
export interface IgnoreRules {
  /** Whether a file or folder directly in this folder is left out. */
  readonly leavesOut: (name: string, isFolder: boolean) => boolean;
  /** The rules of a folder directly in this one. */
  readonly inFolder: (name: string) => IgnoreRules;
}

/**
 * The rules for a folder that the user named: those of its own `.gitignore` and, in a repository, of those above it and
 * of `.git/info/exclude`.
 *
 * A folder that is ignored itself is searched all the same, since the user asked for it. Then only the rules in it
 * count.
 *
 * @param root the root of the repository; undefined outside of one.
 */
export function ignoreRulesOf(folder: string, root: string | undefined): IgnoreRules {
  if (root === undefined) return rulesIn(folder, '', noRules());
  let rules = rulesIn(root, '', noRules());
  for (const name of withSlashes(relative(root, folder)).split('/')) {
    if (name === '') break;
    if (rules.leavesOut(name, true)) return rulesIn(folder, '', noRules());
    rules = rules.inFolder(name);
  }
  return rules;
}

/**
 * All rules that count in a folder are one list, in which the later one wins. If each file were asked by itself, an
 * outer rule would still ignore what an inner rule takes back.
 *
 * @param below the path of the folder from the one that all patterns are written for; empty for that one.
 */
function rulesIn(folder: string, below: string, inherited: Ignore): IgnoreRules {
  const rules = withRules(withRules(inherited, excludeFile(folder), below), join(folder, '.gitignore'), below);
  const pathOf = (name: string): string => (below === '' ? name : `${below}/${name}`);
  return {
    leavesOut: (name, isFolder) => rules.ignores(isFolder ? `${pathOf(name)}/` : pathOf(name)),
    inFolder: (name) => rulesIn(join(folder, name), pathOf(name), rules),
  };
}

/** The patterns that only one clone ignores; undefined for a folder that is not the root of a working tree. */
function excludeFile(folder: string): string | undefined {
  return holdsRepository(folder) ? join(commonFolder(folder), 'info', 'exclude') : undefined;
}

function noRules(): Ignore {
  return ignore({ ignorecase: false });
}

/** The rules with those of a file after them; the same where it is absent or cannot be read, as git has it. */
function withRules(rules: Ignore, file: string | undefined, below: string): Ignore {
  const read = file !== undefined && isRegular(file) ? readTextFile(file) : undefined;
  if (read?.kind !== 'text') return rules;
  const patterns = read.text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return noRules()
    .add(rules)
    .add(patterns.flatMap((pattern) => patternBelow(pattern, below)).map((pattern) => ({ pattern })));
}

/** Like git, this passes over an ignore file that is a link: it may lead to a stream that never ends. */
function isRegular(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/** A pattern of a folder, written for a folder above it. gitignore(5), under "Pattern format". */
function patternBelow(line: string, below: string): readonly string[] {
  if (line.trim() === '' || line.startsWith('#')) return [];
  if (below === '') return [line];
  const negative = line.startsWith('!');
  const pattern = negative ? line.slice(1) : line;
  // A slash that does not end a pattern ties it to the folder; without one it holds at any depth.
  const isTied = /\/(?!\s*$)/.test(pattern);
  const folder = below.replaceAll(/[\\*?[\] ]/g, '\\$&');
  return [`${negative ? '!' : ''}/${folder}/${isTied ? pattern.replace(/^\//, '') : `**/${pattern}`}`];
}
