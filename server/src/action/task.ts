import { spawnSync } from 'node:child_process';
import { apiOf, refusal, type Api } from './api.ts';
import { pullRequestIn, textAt, type PullRequest, type RunHead } from './event.ts';
import type { Inputs } from './inputs.ts';
import type { Runner } from './runner.ts';

/** What is to be done in this run. */
export type Task =
  | { readonly kind: 'lint'; readonly pullRequest: PullRequest | undefined }
  | {
      readonly kind: 'diff';
      readonly base: string;
      /** Undefined where the change is what is checked out. */
      readonly head: string | undefined;
      readonly pullRequest: PullRequest | undefined;
    }
  /** There is nothing to do, and that is all right. */
  | { readonly kind: 'nothing'; readonly why: string }
  | { readonly kind: 'fault'; readonly why: string };

/** Decides what to do: a pull request gets what it changes, everything else gets all findings. */
export async function taskOf(inputs: Inputs, runner: Runner, folder: string): Promise<Task> {
  const { event } = runner;
  if (event.kind === 'after-pull-request') return afterPullRequest(event.head, inputs, runner, folder);
  const pullRequest = event.kind === 'pull-request' ? event.pullRequest : undefined;
  const mode = inputs.mode === 'auto' ? (event.kind === 'other' ? 'lint' : 'diff') : inputs.mode;
  if (mode === 'lint') return { kind: 'lint', pullRequest };
  const base = inputs.base || (event.kind === 'merge-queue' ? event.base : pullRequest && branchRef(pullRequest.base));
  if (base === undefined) {
    return {
      kind: 'fault',
      why: `There is no pull request to compare in an event of the kind ${event.kind === 'other' ? event.name : event.kind}. Name what to compare with as the input base, or leave mode out.`,
    };
  }
  if (event.kind === 'pull-request' && event.checksOutBase && isPartOf('HEAD', base, folder)) {
    return {
      kind: 'fault',
      why: `What is checked out is ${base} itself and not the change, so there is nothing to compare. Start the workflow on pull_request, which checks the change out.`,
    };
  }
  return { kind: 'diff', base, head: undefined, pullRequest };
}

/**
 * Where another workflow ran for a pull request of a fork, this run has a token that can comment. The change is fetched
 * but never checked out: `launchplan diff` reads it as git keeps it.
 */
async function afterPullRequest(head: RunHead, inputs: Inputs, runner: Runner, folder: string): Promise<Task> {
  const found = await openPullRequest(head, apiOf(runner, inputs.token));
  if (typeof found === 'string') return { kind: 'fault', why: `GitHub did not list the pull requests: ${found}` };
  const { pullRequest } = found;
  if (pullRequest === undefined) {
    return { kind: 'nothing', why: `No open pull request is at the commit ${head.commit} any more.` };
  }
  const ref = `refs/pull/${String(pullRequest.number)}/head`;
  const fetched = git(folder, ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', 'origin', ref]);
  if (fetched.status !== 0) {
    return { kind: 'fault', why: `Git could not fetch the pull request (${ref}): ${fetched.stderr.trim()}` };
  }
  return { kind: 'diff', base: inputs.base || branchRef(pullRequest.base), head: head.commit, pullRequest };
}

/** The pull request by where it comes from, which GitHub vouches for; its number is not in the event of a fork. */
async function openPullRequest(
  { owner, branch, commit }: RunHead,
  api: Api,
): Promise<{ readonly pullRequest: PullRequest | undefined } | string> {
  try {
    const listed = await api('GET /repos/{owner}/{repo}/pulls', {
      state: 'open',
      head: `${owner}:${branch}`,
      per_page: 100,
    });
    const pulls: readonly unknown[] = Array.isArray(listed) ? listed : [];
    const ofCommit = pulls.filter((one) => textAt(one, 'head', 'sha') === commit);
    return { pullRequest: ofCommit.map(pullRequestIn).find((one) => one !== undefined) };
  } catch (error) {
    return refusal(error).message;
  }
}

/** A branch of the repository under the whole name that a tag or a branch of this clone cannot take. */
function branchRef(branch: string): string {
  return `refs/remotes/origin/${branch}`;
}

function isPartOf(commit: string, of: string, folder: string): boolean {
  return git(folder, ['merge-base', '--is-ancestor', commit, of]).status === 0;
}

function git(folder: string, args: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const environment = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
  return spawnSync('git', args, { cwd: folder, encoding: 'utf8', env: environment });
}
