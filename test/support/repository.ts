import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { takeSnapshot } from '../../server/src/engine/snapshot.ts';
import type { Surroundings } from '../../server/src/lints/surroundings.ts';
import { formatDay, parseDay, type Day } from '../../server/src/plan/calendar.ts';
import { surroundingsFor } from '../../server/src/node/facts/surroundings.ts';

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'launchplan-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files, with the folders that they need. */
export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs git without the settings of this machine and gives what it prints. */
export function git(
  folder: string,
  args: readonly string[],
  { on = '2027-01-01', by = 'Ana Ruiz', input = '' } = {},
): string {
  const when = `${on}T23:30:00 -0800`;
  const result = spawnSync('git', ['-c', 'protocol.file.allow=always', ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_SYSTEM: devNull,
      GIT_AUTHOR_NAME: by,
      GIT_AUTHOR_EMAIL: 'author@example.com',
      GIT_COMMITTER_NAME: 'Merge Queue',
      GIT_COMMITTER_EMAIL: 'queue@example.com',
      GIT_AUTHOR_DATE: '2020-02-02T12:00:00 +0000',
      GIT_COMMITTER_DATE: when,
    },
  });
  if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
}

export interface Repository {
  readonly root: string;
  readonly git: (...args: readonly string[]) => string;
  /** Writes these files, commits everything and gives the commit's id. */
  readonly commit: (on: string, files: Readonly<Record<string, string>>, by?: string) => string;
}

export function newRepository(root = temporaryFolder()): Repository {
  git(root, ['init', '--quiet', '--initial-branch=main']);
  return repositoryAt(root);
}

export function repositoryAt(root: string): Repository {
  return {
    root,
    git: (...args) => git(root, args),
    commit: (on, files, by = 'Ana Ruiz') => {
      write(root, files);
      git(root, ['add', '--all']);
      git(root, ['commit', '--quiet', '--allow-empty', '--message=Work'], { on, by });
      return git(root, ['rev-parse', 'HEAD']);
    },
  };
}

/** A plan with enough text for git to know it again after a rename. */
export function plan(date: string, more = '', name = 'Atlas Billing'): string {
  return `launch_plan: 1
name: ${name}
owner: ana@example.com
tier: 1
stage: ga
date: ${date}
summary: Customers pay by card, without a call to anybody, and see what they paid for and when.
problem:
  customer: Teams of five to fifty people who buy without a purchase order
  pain: Every change of a plan takes a mail to us and two days of waiting
${more}`;
}

export const today = day('2027-06-01');

export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new Error(`No such day: ${text}`);
  return found;
}

/** The world around one plan on disk. */
export async function surroundingsOf(
  path: string,
  { document = 0, environment }: { document?: number; environment?: NodeJS.ProcessEnv } = {},
): Promise<Surroundings> {
  const snapshot = takeSnapshot(readFileSync(path, 'utf8'));
  const surroundingsOf = await surroundingsFor([path], { today, environment });
  return surroundingsOf(path, snapshot)(document);
}

/** The history of one plan on disk, its days written as dates; undefined where it is not known. */
export async function historyOf(
  path: string,
  options: { document?: number; environment?: NodeJS.ProcessEnv } = {},
): Promise<{ moves: readonly string[]; touched: string | undefined; changed: string | undefined } | undefined> {
  const { history } = await surroundingsOf(path, options);
  if (history === undefined) return undefined;
  const written = (found: Day | undefined): string | undefined => (found === undefined ? undefined : formatDay(found));
  return {
    moves: history.moves.map(
      ({ from, to, on, author }) =>
        `${formatDay(from)} to ${formatDay(to)} on ${formatDay(on)} by ${author ?? 'nobody yet'}`,
    ),
    touched: written(history.lastTouched),
    changed: written(history.lastChanged),
  };
}
