import { groupBy } from '../../text/group-by.ts';
import { fails, type Claim } from '../claim.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { repair, type Change } from '../fix.ts';
import { judgedSuppressions } from '../kit/judged-suppressions.ts';
import { lint } from '../lint.ts';
import type { Suppression } from '../suppression.ts';

export default lint({
  summary: 'A waiver waives nothing.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'warning' },
  needs: 'waivers',
  why: `ESLint can report disable comments that disable nothing, and take them out. What is left of an exception after
its cause is gone hides the next fault of the same kind, and makes each of the others look less serious. One that is
incomplete is not taken out, as its author may be writing it just now.`,
  origin: { source: 'ESLint' },
  fix: 'repair',
  stage: 'waivers',
  hygiene: true,
  afterLaunch: true,
  bad: { plan: waived('compensation: done') },
  good: { plan: waived('owner: lee@example.com') },
  check: (plan, context) => {
    const all = judgedSuppressions(plan, context);
    const waivers = all.filter(({ kind }) => kind === 'waiver').flatMap((one) => unusedWaiver(one));
    const comments = groupBy(
      all.filter(({ removal }) => removal !== undefined),
      ({ removal }) => removal?.comment.start,
    );
    return [...waivers, ...[...comments.values()].flatMap(unusedIn)];
  },
});

function waived(sales: string): string {
  return `sales:
  ${sales}
waivers:
  - lint: sales/no-compensation
    reason: The commission plan of Atlas Core covers it
    by: vp@example.com
    expires: 2027-04-30
`;
}

function unusedWaiver(waiver: Suppression): readonly Claim[] {
  if (!isUnused(waiver)) return [];
  if (waiver.only === '') {
    // Its author may be about to write the name.
    const message = `The waiver of ${excerpt(waiver.lint)} does not say what “only” means, so it waives nothing. Name the one thing that it is about, or take “only” out.`;
    return [fails(waiver.at, message, { messageId: 'only-nothing' })];
  }
  const remove = repair('Remove the waiver', { kind: 'remove', path: waiver.at.path });
  return [fails(waiver.at, `${reasonOf(waiver, 'The waiver')} Remove it.`, { fixes: [remove], unnecessary: true })];
}

/** The unused ids of one comment; the comment goes when all of them do. */
function unusedIn(ids: readonly Suppression[]): readonly Claim[] {
  const unused = ids.filter(isUnused);
  const whole = unused.length === ids.length;
  return unused.map((one, index) => {
    const span = whole ? one.removal?.comment : one.removal?.id;
    // One repair takes the whole comment out; each id of it is still told.
    const changes: readonly Change[] =
      span === undefined || (whole && index > 0) ? [] : [{ kind: 'replace', span, text: '' }];
    const title = whole ? 'Remove the comment' : `Remove ${excerpt(one.lint)} from the comment`;
    const fixes = changes.length === 0 ? [] : [repair(title, ...changes)];
    return fails(one.at, `${reasonOf(one, 'The comment')} Remove it.`, { fixes, unnecessary: true });
  });
}

/** Whether a complete one is about nothing; one without effect waives nothing because something is missing in it. */
function isUnused({ lint: id, lacks, target, matches }: Suppression): boolean {
  switch (target) {
    case 'unreadable':
    case 'not-judged':
      return false;
    case 'not-waivable':
      return true;
    case 'asked':
    case 'not-asked':
    case 'unknown-lint':
      return id !== '' && lacks.length === 0 && matches === 0;
  }
}

function reasonOf({ lint: id, only, target, expired }: Suppression, what: string): string {
  const name = excerpt(id);
  const limit = only === undefined ? '' : ` is for “${excerpt(only)}” only and`;
  const here = only === undefined ? 'here' : 'there';
  switch (target) {
    case 'not-waivable':
      return `${name} cannot be waived: it is a fault of the file itself, or of a waiver, and has to be fixed. ${what} has no effect.`;
    case 'unknown-lint':
      return `There is no check ${name}, so ${what.toLowerCase()} waives nothing.`;
    case 'not-asked':
      return `${name} is not asked of this plan, so ${what.toLowerCase()} waives nothing.`;
    case 'asked':
    case 'not-judged':
    case 'unreadable':
      return expired
        ? `${what} of ${name} has ended, and there is nothing left that it would waive.`
        : `${what} of ${name}${limit} waives nothing: the check reports nothing ${here}, or an earlier waiver covers it.`;
  }
}
