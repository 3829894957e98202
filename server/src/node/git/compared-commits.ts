import { parseDay, type Day } from '../../plan/calendar.ts';
import { wordOf, type Git } from './run-git.ts';

/** The commits to compare, or why they cannot be compared, as whole sentences. */
export type ComparedCommits =
  | {
      readonly kind: 'commits';
      /** The best common ancestor of what was named. */
      readonly base: { readonly id: string; readonly day: Day };
      /** Undefined where the head is the working tree. */
      readonly head: string | undefined;
    }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * Finds the commit that a change starts from: where the head left the base.
 *
 * @param base as the user names it.
 * @param head as the user names it; the working tree where absent, which belongs to the commit that is checked out and
 * to the one that is being merged into it.
 */
export async function comparedCommits(git: Git, base: string, head: string | undefined): Promise<ComparedCommits> {
  const shallow = await wordOf(git, ['rev-parse', '--is-shallow-repository']);
  if (shallow === undefined) {
    return fault('Git does not read this repository. Run `git status` here to see why.');
  }
  const isShallow = shallow === 'true';
  if ((await commitOf(git, 'HEAD')) === undefined && (await isUnborn(git))) return fault(NO_COMMIT_YET);
  const [ofBase, ofHead] = [await commitOf(git, base), await commitOf(git, head ?? 'HEAD')];
  if (ofBase === undefined) return fault(noCommit(base, isShallow));
  if (ofHead === undefined) return fault(noCommit(head ?? 'HEAD', isShallow));
  const merged = head === undefined ? await commitOf(git, 'MERGE_HEAD') : undefined;
  const ends = merged === undefined ? [ofHead] : [ofHead, merged];
  const start = await wordOf(git, ['merge-base', ofBase, ...ends]);
  if (start === undefined) return fault(noCommonPast(base, head ?? 'HEAD', isShallow));
  const day = parseDay(
    (await wordOf(git, ['log', '--max-count=1', '--no-show-signature', '--format=%cs', start])) ?? '',
  );
  if (day === undefined) return fault(`Git does not know the day of the commit ${start}. Run \`git fsck\` to see why.`);
  return { kind: 'commits', base: { id: start, day }, head: head === undefined ? undefined : ofHead };
}

/** The id of the commit with this name, whatever the name is; undefined if there is no such commit. */
async function commitOf(git: Git, name: string): Promise<string | undefined> {
  if (name === '' || name.includes('\0')) return undefined;
  return wordOf(git, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
}

/** Whether nothing was ever committed here, to any branch. */
async function isUnborn(git: Git): Promise<boolean> {
  return (await wordOf(git, ['rev-list', '--max-count=1', '--all'])) === undefined;
}

const NO_COMMIT_YET =
  'Nothing has been committed in this repository yet, so there is nothing to compare with. Commit what there is first.';

const FULL_CHECKOUT = 'in CI a full checkout (`fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab)';

/** Only a shallow clone has more to fetch with `--unshallow`; elsewhere git refuses it. */
function fetchAll(isShallow: boolean): string {
  return isShallow
    ? `fetch the whole history: \`git fetch --unshallow\`, or ${FULL_CHECKOUT}`
    : `fetch what is missing: \`git fetch --all\`, or ${FULL_CHECKOUT}`;
}

function noCommit(name: string, isShallow: boolean): string {
  return `There is no commit ${name} here. Check the spelling; if it is right, ${fetchAll(isShallow)}.`;
}

function noCommonPast(base: string, head: string, isShallow: boolean): string {
  const start = `The commit where ${head} left ${base} is not known, because`;
  return isShallow
    ? `${start} the history of this clone was cut off. Compare with the branch that the change goes to, and ${fetchAll(true)}.`
    : `${start} they share no history. Compare with the branch that the change goes to.`;
}

/** Why a comparison ends whose commit was found and cannot be read. */
export function unreadableCommit(commit: string): string {
  return `Git cannot list the files of the commit ${commit}. Fetch the whole history (\`fetch-depth: 0\`), or run \`git fsck\` to see why.`;
}

function fault(message: string): ComparedCommits {
  return { kind: 'fault', message };
}
