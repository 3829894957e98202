import ignore, { type Ignore } from 'ignore';
import { dirname, join, relative } from 'node:path';
import { readTextFile } from './read-text.ts';
import { withSlashes } from './shown-path.ts';

/** What git leaves out in a folder and below it. */
export interface IgnoreRules {
  /** Whether a file or folder directly in this folder is left out. */
  readonly leavesOut: (name: string, isFolder: boolean) => boolean;
  /** The rules of a folder directly in this one. */
  readonly inFolder: (name: string) => IgnoreRules;
}

interface RuleFile {
  /** The folder that its patterns are relative to. */
  readonly folder: string;
  readonly rules: Ignore;
}

/**
 * The rules for a folder that the user named: those of its own `.gitignore` and, in a repository, of those above it and
 * of `.git/info/exclude`.
 *
 * A folder that is left out itself is looked through all the same, since it was asked for; then only the rules in it
 * count.
 *
 * @param root the root of the repository; undefined outside of one.
 */
export function ignoreRulesOf(folder: string, root: string | undefined): IgnoreRules {
  if (root === undefined || root === folder) return rulesIn(folder, root === undefined ? [] : excludesOf(root));
  let rules = rulesIn(root, excludesOf(root));
  for (const name of relative(root, folder).split(/[\\/]/)) {
    if (rules.leavesOut(name, true)) return rulesIn(folder, []);
    rules = rules.inFolder(name);
  }
  return rules;
}

function rulesIn(folder: string, inherited: readonly RuleFile[]): IgnoreRules {
  // The nearest first: what it says of a file, holds.
  const files = [...ruleFile(join(folder, '.gitignore'), folder), ...inherited];
  return {
    leavesOut: (name, isFolder) => {
      for (const { folder: base, rules } of files) {
        const path = withSlashes(relative(base, join(folder, name)));
        const { ignored, unignored } = rules.test(isFolder ? `${path}/` : path);
        if (ignored || unignored) return ignored;
      }
      return false;
    },
    inFolder: (name) => rulesIn(join(folder, name), files),
  };
}

function excludesOf(root: string): readonly RuleFile[] {
  return ruleFile(join(root, '.git', 'info', 'exclude'), root);
}

/** The rules of a file; none where it is absent or cannot be read, as git has it. */
function ruleFile(path: string, folder = dirname(path)): readonly RuleFile[] {
  const read = readTextFile(path);
  if (read.kind !== 'text') return [];
  return [{ folder, rules: ignore({ ignorecase: false }).add(read.text.replace(/^\uFEFF/, '')) }];
}
