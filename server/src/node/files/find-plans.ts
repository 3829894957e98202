import type { Problem } from '../../engine/problem.ts';
import { byCodeUnit } from '../../text/by-code-unit.ts';
import { ioSentence, systemCode } from './io-sentence.ts';
import { whyNameIsNear } from './near-names.ts';
import { repositoryRoots } from './repository-root.ts';
import { isPlanName } from '../../plan/plan-names.ts';
import { shownPath, withSlashes } from './shown-path.ts';
import { isOurs, walk } from './walk.ts';
import { whyPlanIsOutside } from './within-root.ts';
import { lstatSync, realpathSync, statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import picomatch from 'picomatch';

/** A file to check. */
export interface FoundFile {
  /** As people are shown it: relative to the folder they are in, with `/` between its parts. */
  readonly path: string;
  /** The absolute path. */
  readonly file: string;
  /** Named by the user rather than found in a folder or by a pattern. */
  readonly named: boolean;
}

export interface FoundPlans {
  /** In order of their paths, each file once. */
  readonly files: readonly FoundFile[];
  /** The paths that do not exist or cannot be read. */
  readonly problems: readonly Problem[];
  /** What was skipped although the user did not name it: a sentence for each. */
  readonly passedOver: readonly string[];
  /** The patterns that match no file. */
  readonly unmatched: readonly string[];
  /** The folders that were looked through, by their absolute paths. */
  readonly folders: readonly string[];
}

/**
 * Finds the files to check.
 *
 * A folder is looked through for files with the name of a plan, as `walk` has it. A pattern is matched
 * against every file that is not ignored. A file is taken as it is named.
 *
 * @param wanted files, folders and glob patterns, relative to `cwd` or absolute. The path of a file that exists is not
 *   a pattern.
 */
export function findPlans(wanted: readonly string[], cwd: string): FoundPlans {
  const found: FoundFile[] = [];
  const problems: Problem[] = [];
  const passedOver: string[] = [];
  const unmatched: string[] = [];
  const folders: string[] = [];
  const rootOf = repositoryRoots();
  const walkThrough = (top: string, accepts: (file: string) => boolean): readonly FoundFile[] => {
    const report = (path: string, error: unknown): void => {
      // A file that the user did not name is not the user's mistake.
      if (path === top) problems.push(unreadable(path, cwd, error));
      else passedOver.push(`${shortened(shownPath(path, cwd))} was passed over: ${whyPassedOver(path, error)}`);
    };
    const found = [...walk(top, { accepts, report })];
    folders.push(...found.map(({ folder }) => folder));
    return found
      .flatMap(({ files }) => files)
      .flatMap((file) => {
        const path = shownPath(file, cwd);
        const why = whyPlanIsOutside(file, rootOf, cwd);
        if (why === undefined) return [{ path, file, named: false }];
        passedOver.push(`${path} ${why}`);
        return [];
      });
  };

  for (const one of wanted) {
    const path = resolve(cwd, one);
    const what = kindOf(path);
    switch (what.kind) {
      case 'folder':
        found.push(...plansBelow(path, walkThrough, (file, why) => passedOver.push(`${shownPath(file, cwd)} ${why}`)));
        break;
      case 'file': {
        const why = whyPlanIsOutside(path, rootOf, cwd);
        if (why === undefined) found.push({ path: shownPath(path, cwd), file: path, named: true });
        else problems.push(unreadableBecause(shownPath(path, cwd), why));
        break;
      }
      case 'neither': {
        if (!what.missing || !picomatch.scan(withSlashes(one)).isGlob) {
          problems.push(unreadable(path, cwd, what.error));
          break;
        }
        const matching = filesMatching(withSlashes(one), cwd, walkThrough);
        if (matching.length === 0) unmatched.push(one);
        found.push(...matching);
      }
    }
  }
  return { files: eachOnce(found), problems, passedOver, unmatched, folders };
}

/** The plans in a folder. Files with nearly the right name are reported, except those that git ignores. */
function plansBelow(
  folder: string,
  walkThrough: (folder: string, accepts: (file: string) => boolean) => readonly FoundFile[],
  tell: (file: string, why: string) => void,
): readonly FoundFile[] {
  const near: { readonly file: string; readonly why: string }[] = [];
  const plans = walkThrough(folder, (file) => {
    if (isPlanName(basename(file))) return true;
    const why = whyNameIsNear(file);
    if (why !== undefined) near.push({ file, why });
    return false;
  });
  for (const { file, why } of near) if (isOurs(file, folder)) tell(file, why);
  return plans;
}

type Kind =
  | { readonly kind: 'file' }
  | { readonly kind: 'folder' }
  | { readonly kind: 'neither'; readonly missing: boolean; readonly error: unknown };

function kindOf(path: string): Kind {
  try {
    return { kind: statSync(path).isDirectory() ? 'folder' : 'file' };
  } catch (error) {
    return { kind: 'neither', missing: !isLink(path), error };
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

function unreadable(path: string, cwd: string, error: unknown): Problem {
  return unreadableBecause(shownPath(path, cwd), ioSentence(error));
}

function unreadableBecause(shown: string, why: string): Problem {
  return { path: shown, rule: 'io/unreadable', severity: 'error', message: `${shown} ${why}` };
}

function whyPassedOver(path: string, error: unknown): string {
  if (path.includes('\uFFFD')) return 'its name is not UTF-8, so it cannot be opened.';
  if (systemCode(error) === 'ENAMETOOLONG') return 'its path is longer than this system takes.';
  return `it ${ioSentence(error)}`;
}

/** A path may be too long for the system, and too long to read. */
function shortened(path: string): string {
  return path.length <= MAX_SHOWN ? path : `${path.slice(0, MAX_SHOWN)}…`;
}

const MAX_SHOWN = 200;

function filesMatching(
  pattern: string,
  cwd: string,
  walkThrough: (folder: string, accepts: (file: string) => boolean) => readonly FoundFile[],
): readonly FoundFile[] {
  const { base, glob } = picomatch.scan(pattern);
  const folder = resolve(cwd, base);
  if (kindOf(folder).kind !== 'folder') return [];
  const matches = picomatch(glob, { nonegate: true });
  return walkThrough(folder, (file) => matches(withSlashes(relative(folder, file))));
}

/** Sorted by path, so that the output is the same everywhere; of several paths to one file, one that was named wins. */
function eachOnce(found: readonly FoundFile[]): readonly FoundFile[] {
  const files = new Map<string, FoundFile>();
  for (const one of found.toSorted((a, b) => Number(b.named) - Number(a.named) || byCodeUnit(a.path, b.path))) {
    const identity = realPath(one.file);
    if (!files.has(identity)) files.set(identity, one);
  }
  return [...files.values()].toSorted((a, b) => byCodeUnit(a.path, b.path));
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
