import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { nullDevice } from '../host/null-device.ts';

/**
 * Runs git on one repository and hands over what it prints, piece by piece.
 *
 * @returns whether it ended well: not when git failed, took too long or printed too much.
 */
export type Git = (args: readonly string[], input: string, take: (chunk: Buffer) => void) => Promise<boolean>;

export interface GitLimits {
  readonly milliseconds: number;
  /** Of one run. */
  readonly bytes: number;
}

/** Generous for a repository of 100,000 commits, short enough for somebody who waits. */
const usualLimits: GitLimits = { milliseconds: 30_000, bytes: 1024 ** 3 };

/**
 * Git for the repository with this root; undefined where there is no git on this machine.
 *
 * A repository is as foreign as the plans in it, and its configuration can name programs. None of them runs: see
 * {@link SETTINGS} and {@link environmentFor}.
 */
export function gitFor(root: string, environment: NodeJS.ProcessEnv, limits: GitLimits = usualLimits): Git | undefined {
  const program = findGit(environment);
  if (program === undefined) return undefined;
  const env = environmentFor(root, environment);
  return async (args, input, take) => {
    // Loading it takes as long as checking a small plan, and it is not needed without a repository.
    const { spawn } = await import('node:child_process');
    return new Promise((resolve) => {
      const child = spawn(program, [...SETTINGS, ...args], {
        cwd: root,
        env,
        stdio: ['pipe', 'pipe', 'ignore'],
        timeout: limits.milliseconds,
        killSignal: 'SIGKILL',
        windowsHide: true,
      });
      let bytes = 0;
      child.stdout.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes <= limits.bytes) take(chunk);
        else child.kill('SIGKILL');
      });
      child.on('error', () => resolve(false));
      child.on('close', (code) => resolve(code === 0));
      // Git may end before it has read everything. Its exit code says whether it failed.
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
    });
  };
}

/** Collects what git prints; undefined where it did not end well. */
export async function outputOf(git: Git, args: readonly string[]): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  return (await git(args, '', (chunk) => chunks.push(chunk))) ? Buffer.concat(chunks) : undefined;
}

/** The one word that git prints; undefined where it prints none or did not end well. */
export async function wordOf(git: Git, args: readonly string[]): Promise<string | undefined> {
  const word = (await outputOf(git, args))?.toString('utf8').trim();
  return word === '' ? undefined : word;
}

/**
 * Above the repository's own configuration. `log` and `cat-file` could run: a monitor of the file system, a check of
 * signatures, a pager, a diff program, and whatever fetches the objects that a partial clone lacks.
 */
const SETTINGS: readonly string[] = [
  '--no-pager',
  '--no-replace-objects',
  '--no-optional-locks',
  ...[
    'core.fsmonitor=false',
    `core.hooksPath=${nullDevice}`,
    'core.pager=cat',
    'core.askPass=',
    'credential.helper=',
    'diff.external=',
    'log.showSignature=false',
    'log.showRoot=true',
    'protocol.allow=never',
    'safe.bareRepository=explicit',
    // What is larger than this is passed on in pieces instead of being held in memory.
    'core.bigFileThreshold=8m',
  ].flatMap((setting) => ['-c', setting]),
];

/**
 * What git sees of the environment: none of its own variables, which a hook or a wrapper may have set for another
 * repository, but those that carry the configuration of this user and machine: they own it, and it says which
 * repositories are trusted.
 */
function environmentFor(root: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(environment).filter(
    ([name]) => !/^GIT_(?!CONFIG)|^(?:SSH_ASKPASS|PAGER)$/i.test(name),
  );
  return {
    ...Object.fromEntries(inherited),
    GIT_CEILING_DIRECTORIES: dirname(root),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    // Older git does not know the line above; no protocol has this name, and no configuration can allow another.
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
  };
}

/** Looks for git in the absolute folders of the search path: the folder that is looked at must not bring its own. */
function findGit(environment: NodeJS.ProcessEnv): string | undefined {
  const path = Object.entries(environment).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '';
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  return path
    .split(delimiter)
    .filter((folder) => isAbsolute(folder))
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
