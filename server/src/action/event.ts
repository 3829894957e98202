/** What started the run, as far as it matters here. */
export type Event =
  | {
      readonly kind: 'pull-request';
      readonly pullRequest: PullRequest;
      /** Whether the base is checked out unless the workflow asks for the change. */
      readonly checksOutBase: boolean;
    }
  | { readonly kind: 'merge-queue'; readonly base: string }
  /** Another workflow ended, which ran for a pull request; which one, GitHub does not say where it is of a fork. */
  | { readonly kind: 'after-pull-request'; readonly head: RunHead }
  | { readonly kind: 'other'; readonly name: string };

export interface PullRequest {
  readonly number: number;
  /** The name of the branch that the change goes to. */
  readonly base: string;
  /** Whether the change comes from another repository, whose runs get a token that cannot write. */
  readonly isFork: boolean;
}

/** Where a pull request comes from. */
export interface RunHead {
  readonly owner: string;
  readonly branch: string;
  readonly commit: string;
}

/**
 * Reads an event. What is not there as GitHub documents it makes the event one of no kind.
 *
 * @param name `pull_request`, `push`, …
 * @param payload as GitHub leaves it in a file for each run.
 */
export function eventOf(name: string, payload: unknown): Event {
  const pullRequest = pullRequestIn(at(payload, 'pull_request'));
  if (pullRequest !== undefined) {
    return { kind: 'pull-request', pullRequest, checksOutBase: name === 'pull_request_target' };
  }
  if (name === 'merge_group') {
    const base = textAt(payload, 'merge_group', 'base_sha');
    if (base !== undefined) return { kind: 'merge-queue', base };
  }
  if (name === 'workflow_run' && textAt(payload, 'workflow_run', 'event') === 'pull_request') {
    const head = runHeadIn(at(payload, 'workflow_run'));
    if (head !== undefined) return { kind: 'after-pull-request', head };
  }
  return { kind: 'other', name };
}

/** Reads a pull request as events and the API give it. */
export function pullRequestIn(value: unknown): PullRequest | undefined {
  const number = at(value, 'number');
  const base = textAt(value, 'base', 'ref');
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || base === undefined) return undefined;
  const isFork = textAt(value, 'head', 'repo', 'full_name') !== textAt(value, 'base', 'repo', 'full_name');
  return { number, base, isFork };
}

function runHeadIn(run: unknown): RunHead | undefined {
  const owner = textAt(run, 'head_repository', 'owner', 'login');
  const branch = textAt(run, 'head_branch');
  const commit = textAt(run, 'head_sha');
  return owner === undefined || branch === undefined || commit === undefined ? undefined : { owner, branch, commit };
}

/** The text at a path of keys; undefined where there is none. */
export function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = at(value, ...keys);
  return typeof found === 'string' ? found : undefined;
}

/** What stands at a path of keys of parsed JSON. */
export function at(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Readonly<Record<string, unknown>>)[key]
        : undefined,
    value,
  );
}
