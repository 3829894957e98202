import { taskCommitment } from '../../plan/commitment.ts';
import { isSaid, items, type Fact, type Task } from '../../plan/fact.ts';
import type { Plan } from '../../plan/plan.ts';
import { taskStateOf, type Calendar } from '../../plan/task-state.ts';
import { asksForTask } from '../claim.ts';
import { stage } from '../kit/conditions.ts';
import { foldedName } from '../kit/names/same-name.ts';
import { lint } from '../lint.ts';

/** The ids under which people list the text that announces it among the tasks of the section. */
const announcements: ReadonlySet<string> = new Set(['announcement', 'blog', 'post', 'press-release']);

export default lint({
  since: '1.1',
  summary: 'The plan has no announcement.',
  tiers: [1, 2],
  notFor: ['internal'],
  timing: { kind: 'lead', days: 14, atMost: 'warning' },
  applies: stage('limited', 'ga'),
  needs: 'comms.announcement',
  why: `A team inside a sales-driven company launched the code, and nothing else: marketing heard of it when it was almost
done, so no post, no page and no mail said what it was or for whom. Nine months later it had one customer. The text takes
days, needs the positioning and the price, and is read by legal: it is the first thing that is missing when a launch is
near, and the only thing that most people will ever see of it.`,
  origin: { seed: 4 },
  fix: 'offer',
  bad: { plan: 'comms:\n  internal: T-1\n' },
  good: { plan: 'comms:\n  announcement:\n    owner: mia@example.com\n    done: T-14\n' },
  check: ({ comms }, { calendar }, { lead }) => [
    asksForTask(
      announcementIn(comms, calendar, lead),
      {
        thing: 'the announcement',
        missing: 'The plan names no text that tells the market: no post, no page, no mail.',
        because: 'Customers who never read of it do not use it.',
      },
      // Where the plan says when or to whom it is announced, somebody has it in mind.
      isSaid(comms.external) || isSaid(comms.press) ? { level: 'info' } : {},
    ),
  ],
});

/** The states in which nobody has to do anything about it now. */
const isMet: ReadonlySet<string> = new Set(['planned', 'done', 'not-applicable']);

/** The announcement, or the task of the section that is one; of several the first that needs nothing more. */
function announcementIn({ announcement, tasks }: Plan['comms'], calendar: Calendar, lead: number): Fact<Task> {
  if (announcement.kind !== 'absent') return announcement;
  const named = items(tasks).filter(
    ({ value }) => value.id.kind === 'given' && announcements.has(idOf(value.id.value)),
  );
  const isFine = (task: Task): boolean => isMet.has(taskStateOf(taskCommitment(task), calendar, lead).state);
  const one = named.find(({ value }) => isFine(value)) ?? named[0];
  return one === undefined
    ? announcement
    : { kind: 'given', at: { path: announcement.at.path, span: one.at.span }, value: one.value };
}

function idOf(written: string): string {
  return foldedName(written).replaceAll(/[\s_]+/g, '-');
}
