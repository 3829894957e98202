import { dayMeant } from '../../plan/date-ref.ts';
import { type Fact, given, type Given, items, type Task } from '../../plan/fact.ts';
import type { Place } from '../../plan/place.ts';
import type { Plan } from '../../plan/plan.ts';
import { type Claim, fails, holds } from '../claim.ts';
import { evidencePathFault } from '../kit/evidence-path.ts';
import { excerpt } from '../kit/names/excerpt.ts';
import { lastApprovals } from '../kit/last-approvals.ts';
import { sameName } from '../kit/names/same-name.ts';
import { nameOfTask } from '../kit/names/task-name.ts';
import { lint, type LintContext } from '../lint.ts';

/** From this many days before the launch, missing proofs that the launch depends on are warnings. */
const CLOSE_DAYS = 14;

/** The tasks that a launch hangs on. */
const crucialTasks = [
  ['legal', 'security'],
  ['legal', 'privacy'],
  ['finance', 'test_invoice'],
] as const;

export default lint({
  summary: 'Something is said to be done or approved, and nothing shows it.',
  tiers: [1, 2, 3],
  timing: { kind: 'fixed', severity: 'info' },
  needs: 'evidence',
  why: `Mercari has published the checklist that its services go through before production. A list of ticks shows
that somebody believed a thing was done; evidence lets others see it. Tier 1
is asked for evidence of what is done and approved (of several approvals of one gate, the last one), and of a rollback
that was tested. What is written as evidence is looked up in every tier: a path is read from the plan's folder, or from
the repository's root when it begins with a slash. A web address is never opened, and a text that is neither a path nor
an address, such as the number of a ticket, is taken at its word.`,
  origin: { source: 'Mercari production readiness' },
  bad: { plan: 'sales:\n  training:\n    owner: lee@example.com\n    done: T-20\n' },
  good: {
    plan: 'sales:\n  training:\n    owner: lee@example.com\n    done: T-20\n    evidence: https://example.com/training\n',
  },
  check: (plan, context) => [
    ...plan.tasks.flatMap((task) => judged(proofOfTask(task, context), context)),
    ...lastApprovals(plan).flatMap(({ value: { at, gate, decision, on, evidence } }) => {
      const name = given(gate) ?? '';
      const approved = given(decision) === 'approved' && !isToCome(on, context);
      return judged(
        {
          at,
          evidence,
          claimed: approved ? () => `The gate “${excerpt(name)}” is approved` : undefined,
          crucial: () => sameName(name, 'go-no-go'),
        },
        context,
      );
    }),
    ...proofOfRollback(plan, context),
    ...otherEvidence(plan).flatMap((evidence) =>
      judged({ at: evidence.at, evidence, claimed: undefined, crucial: () => false }, context),
    ),
  ],
});

/** Something that has evidence, or should have. */
interface Proof {
  readonly at: Place;
  readonly evidence: Fact<readonly Fact<string>[]>;
  /** What the plan says of it that has to be shown, as a sentence without its full stop; absent for nothing. */
  readonly claimed: (() => string) | undefined;
  /** Whether the launch hangs on it. */
  readonly crucial: () => boolean;
}

const nothing: readonly Claim[] = [];

function judged(
  { at, evidence, claimed, crucial }: Proof,
  { tier, left, surroundings }: LintContext,
): readonly Claim[] {
  if (evidence.kind === 'planned' || evidence.kind === 'unreadable') return nothing;
  // Most tasks: there is no evidence, and nobody asks for any.
  if (evidence.kind === 'absent' && (tier !== 1 || claimed === undefined)) return nothing;
  const paths = items(evidence);
  const found = paths.map((path) => ({ path, fault: evidencePathFault(path.value, surroundings) }));
  const faults = found.flatMap(({ path, fault }): readonly Claim[] =>
    fault === 'unknown' || fault === 'none'
      ? []
      : [fails(path.at, fault.message, { level: 'warning', messageId: fault.messageId })],
  );
  if (faults.length > 0) return faults;
  if (tier !== 1 || claimed === undefined) return found.some(({ fault }) => fault === 'none') ? [holds(at)] : [];
  if (paths.length > 0) return [holds(at)];
  if (evidence.kind === 'given' && evidence.value.some(({ kind }) => kind === 'unreadable')) return [];
  const close = left !== undefined && left >= 0 && left <= CLOSE_DAYS;
  const message = `${claimed()}, and nothing shows it. Others have to take it on trust, now and after the launch. Add a file of the repository or a web address as evidence.`;
  return [
    fails(evidence.at, message, {
      messageId: 'no-evidence',
      ...(close && crucial() ? { level: 'warning' as const } : {}),
    }),
  ];
}

function proofOfTask(task: Task, context: LintContext): Proof {
  const done = given(task.status) === 'done' || task.done.kind === 'given';
  const stopped = given(task.status) === 'blocked' || given(task.status) === 'not-applicable';
  return {
    at: task.at,
    evidence: task.evidence,
    claimed: done && !stopped && !isToCome(task.done, context) ? () => `${nameOfTask(task)} is done` : undefined,
    crucial: () => isCrucial(task),
  };
}

function isCrucial({ at: { path } }: Task): boolean {
  return path.length === 2 && crucialTasks.some(([section, key]) => path[0] === section && path[1] === key);
}

function proofOfRollback({ rollout }: Plan, context: LintContext): readonly Claim[] {
  const rollback = given(rollout.rollback);
  if (rollback === undefined) return [];
  const { at, evidence, tested_on } = rollback;
  const tested = tested_on.kind === 'given' && !isToCome(tested_on, context);
  return judged(
    { at, evidence, claimed: tested ? () => 'The rollback was tested' : undefined, crucial: () => true },
    context,
  );
}

/** Whether a day is still to come, or cannot be known, as where its key has no value. */
function isToCome(fact: Fact<Parameters<typeof dayMeant>[0]>, { calendar: { today, launch } }: LintContext): boolean {
  if (fact.kind === 'absent') return fact.written !== 'no';
  if (fact.kind !== 'given') return fact.kind === 'unreadable';
  const day = dayMeant(fact.value, launch);
  return day === undefined || day > today;
}

type Evidence = Fact<readonly Fact<string>[]>;

/** Evidence that belongs to no task and no gate. */
function otherEvidence({ problem, customers, sales, pricing, marketing }: Plan): readonly Evidence[] {
  const of = (one: Given<{ readonly evidence: Evidence }>): Evidence => one.value.evidence;
  return [
    problem.evidence,
    customers.buyer_evidence,
    ...items(customers.design_partners).map(of),
    ...items(sales.battlecards).map(of),
    ...items(marketing.claims).map(of),
    ...(pricing.partner.kind === 'given' ? [of(pricing.partner)] : []),
  ];
}
