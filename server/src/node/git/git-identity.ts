import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { repositoryRoots } from '../files/repository-root.ts';
import { gitFor, outputOf, type GitLimits } from './run-git.ts';

/** A name or an address is short and at hand. */
const limits: GitLimits = { milliseconds: 2_000, bytes: 4_096 };

/** The address that GitHub gives to people who keep theirs to themselves; it begins with their handle. */
const GITHUB_NO_REPLY = /^(?:\d+\+)?([A-Za-z0-9-]+)@users\.noreply\.github\.com$/;

/**
 * Whom git knows the user of a folder as, in the way that a plan names people: by their address, by the handle that it
 * holds, else by their name; undefined where git does not know.
 *
 * @param folder an absolute path; it need not exist yet.
 */
export async function gitIdentity(folder: string, environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const nearest = nearestFolder(folder);
  const git = gitFor(repositoryRoots()(nearest) ?? nearest, environment, limits);
  if (git === undefined) return undefined;
  for (const key of ['user.email', 'user.name']) {
    const found = (await outputOf(git, ['config', '--get', key]))?.toString('utf8').trim();
    if (found !== undefined && ONE_LINE.test(found)) return found.replace(GITHUB_NO_REPLY, '@$1');
  }
  return undefined;
}

/** A text that people can type: no line breaks, no control or invisible characters. */
const ONE_LINE = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,200}$/u;

function nearestFolder(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(folder) ? folder : nearestFolder(parent);
}
