import {
  approvalCommitment,
  type Commitment,
  commitmentOf,
  dayCommitment,
  taskCommitment,
} from '../plan/commitment.ts';
import type { DateRef } from '../plan/date-ref.ts';
import { type Fact, given, items, type Task } from '../plan/fact.ts';
import type { Path, Place } from '../plan/place.ts';
import type { Plan } from '../plan/plan.ts';
import type { Span } from '../text/span.ts';
import type { Fix } from './fix.ts';
import { sameName } from './kit/names/same-name.ts';
import type { Severity } from './severity.ts';
import type { Wording } from './wording.ts';

/**
 * What a lint says of one thing: it asks for it, or a condition holds or fails. The engine makes of it the state of
 * that check and, where it is not met, a finding.
 */
export type Claim = Asks | Holds | Fails;

/** The thing is asked for. Its state, severity, message and offers follow from what the plan commits to. */
export interface Asks {
  readonly kind: 'asks';
  readonly at: Place;
  /** What may answer; the worst of them counts. */
  readonly commitments: readonly Commitment[];
  readonly asked: 'task' | 'fact' | 'day' | 'approval';
  readonly wording: Wording;
  /** Tells several questions of one lint apart in fingerprints; it varies neither with state nor with severity. */
  readonly messageId?: string | undefined;
  /** The severity, where the lint gives one of its own to this question; it stands in place of the timing. */
  readonly level?: Severity | undefined;
  /** Days before the launch by which it has to be in place, where this question has a lead of its own; as they are. */
  readonly lead?: number | undefined;
  /** The fixes, where the usual stub, date and status are not what the author needs. */
  readonly offers?: readonly Fix[] | undefined;
}

export interface Holds {
  readonly kind: 'holds';
  readonly at: Place;
  /** The state, where the condition is met by what is still to come or by a reason, rather than done. */
  readonly state?: 'planned' | 'not-applicable' | undefined;
}

export interface Fails {
  readonly kind: 'fails';
  readonly at: Place;
  /** What is wrong, why it matters and what to do. */
  readonly message: string;
  readonly messageId?: string | undefined;
  /** The state, where something that a lint asks for fails in its own words; without it, a condition fails. */
  readonly state?: 'missing' | 'late' | 'overdue' | 'blocked' | undefined;
  /** The severity, where the lint has several; a lint with a lead takes that of the state's timing without it. */
  readonly level?: Severity | undefined;
  /** Days before the launch by which it has to be in place, where this question has a lead of its own; as they are. */
  readonly lead?: number | undefined;
  readonly related?: readonly Related[] | undefined;
  readonly fixes?: readonly Fix[] | undefined;
  /** Marks text that has no effect, so that an editor may grey it out. */
  readonly unnecessary?: true | undefined;
}

/** Another place that explains a finding: in this document, or by a reference outside it, such as a commit. */
export interface Related {
  readonly message: string;
  readonly span?: Span;
  /** A commit, or a path as the plan writes it. */
  readonly reference?: string;
}

type AsksExtra = Pick<Asks, 'messageId' | 'level' | 'lead' | 'offers'>;

/** All claims of a kind have the same keys: the engine reads them much faster than those that have some keys or others. */
function asks(
  at: Place,
  commitments: readonly Commitment[],
  asked: Asks['asked'],
  wording: Wording,
  extra: AsksExtra | undefined,
): Asks {
  const { messageId, level, lead, offers } = extra ?? nothingElse;
  return { kind: 'asks', at, commitments, asked, wording, messageId, level, lead, offers };
}

const nothingElse: AsksExtra = {};

/** Asks for a task. */
export function asksForTask(fact: Fact<Task>, wording: Wording, extra?: AsksExtra): Asks {
  return asks(fact.at, [commitmentOfTask(fact)], 'task', wording, extra);
}

/** What a plan commits to about a task that is asked for. */
export function commitmentOfTask(fact: Fact<Task>): Commitment {
  return fact.kind === 'given' ? taskCommitment(fact.value, fact.at) : commitmentOf(fact, 'task');
}

/** Asks for a list of tasks, of which the worst counts. */
export function asksForTasks(fact: Fact<readonly Fact<Task>[]>, wording: Wording, extra?: AsksExtra): Asks {
  const tasks = items(fact).map((item) => taskCommitment(item.value, item.at));
  const commitments = tasks.length > 0 ? tasks : [commitmentOf(fact, 'task')];
  return asks(fact.at, commitments, 'task', wording, extra);
}

/** Asks for a text, a list or a map; a task in its place plans it. */
export function asksForFact(fact: Fact<unknown>, wording: Wording, extra?: AsksExtra): Asks {
  return asks(fact.at, [commitmentOf(fact)], 'fact', wording, extra);
}

/** Asks for a day on which something happened; a day to come plans it. */
export function asksForDay(fact: Fact<DateRef>, wording: Wording, extra?: AsksExtra): Asks {
  return asks(fact.at, [dayCommitment(fact)], 'day', wording, extra);
}

/**
 * Asks for the approval of a gate. Of several approvals of one gate the last one written counts, as each supersedes
 * those before it.
 */
export function asksForApproval(plan: Plan, gate: string, wording: Wording, extra?: AsksExtra): Asks {
  const path: Path = ['approvals', { key: 'gate', value: gate }];
  const commitment = commitmentToApprove(plan, gate, path);
  const at: Place = { path, span: commitment.at.span };
  return asks(at, [commitment], 'approval', wording, extra);
}

function commitmentToApprove({ approvals }: Plan, gate: string, path: Path): Commitment {
  const last = items(approvals).findLast(({ value }) => sameName(given(value.gate) ?? '', gate));
  if (last !== undefined) return approvalCommitment(last.value);
  if (approvals.kind === 'planned' || approvals.kind === 'unreadable') return commitmentOf(approvals);
  // An approval that cannot be read may be the one.
  const known =
    approvals.kind === 'absent' ||
    approvals.value.every(
      (one) => one.kind !== 'unreadable' && (one.kind !== 'given' || one.value.gate.kind !== 'unreadable'),
    );
  const { span } = approvals.at;
  return known ? { kind: 'none', at: { path, span }, written: 'no' } : { kind: 'unknown', at: { path, span } };
}

/** A condition holds. */
export function holds(at: Place, extra?: Pick<Holds, 'state'>): Holds {
  return { kind: 'holds', at, state: extra?.state };
}

/** A condition fails, or a thing is missing in words of the lint's own. */
export function fails(at: Place, message: string, extra: Omit<Fails, 'kind' | 'at' | 'message'> = {}): Fails {
  const { messageId, state, level, lead, related, fixes, unnecessary } = extra;
  return { kind: 'fails', at, message, messageId, state, level, lead, related, fixes, unnecessary };
}
