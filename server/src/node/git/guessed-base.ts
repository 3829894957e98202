import { wordOf, type Git } from './run-git.ts';

/** What a change is compared with if the user does not say, or a sentence that says why nobody knows. */
export type GuessedBase =
  | { readonly kind: 'base'; readonly name: string }
  /** No commit was made yet, so everything is new. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'fault'; readonly message: string };

/** The variables in which CI services give the target branch of a pull request. */
const TARGET_BRANCHES = ['GITHUB_BASE_REF', 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME'];

/** In a clone, and in a repository that was never shared. */
const USUAL_NAMES = ['origin/main', 'origin/master', 'main', 'master'];

/**
 * Guesses the branch that the work in a repository goes to: the target of the pull request that is being built, then
 * the default branch of `origin`, then a branch with the usual name. Without any of them and without a remote, it is
 * the last commit, so that what is not committed counts.
 */
export async function guessedBase(git: Git, environment: NodeJS.ProcessEnv): Promise<GuessedBase> {
  if ((await wordOf(git, ['rev-parse', '--verify', '--quiet', 'HEAD'])) === undefined) return { kind: 'nothing' };
  const target = TARGET_BRANCHES.map((name) => environment[name]).find((name) => name !== undefined && name !== '');
  if (target !== undefined) return { kind: 'base', name: `origin/${target}` };
  const ofOrigin = await wordOf(git, ['rev-parse', '--abbrev-ref', '--verify', '--quiet', 'refs/remotes/origin/HEAD']);
  for (const name of [...(ofOrigin === undefined ? [] : [ofOrigin]), ...USUAL_NAMES]) {
    const reference = name.startsWith('origin/') ? `refs/remotes/${name}` : `refs/heads/${name}`;
    const found = await wordOf(git, ['rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
    if (found !== undefined) return { kind: 'base', name };
  }
  const isShared = (await wordOf(git, ['remote'])) !== undefined;
  if (!isShared) return { kind: 'base', name: 'HEAD' };
  const message =
    'The branch that this work goes to is not known. Name it, such as --changed=origin/main; in CI, fetch the whole history (`fetch-depth: 0`) so that it is there.';
  return { kind: 'fault', message };
}
