import type { Check, CheckState, Finding } from '../finding.ts';
import type { VerdictId } from '../../plan/words.ts';

/** How many checks are in which condition; those not applicable are no checks. docs/output.md#checks-and-score */
export interface CheckCounts {
  readonly done: number;
  readonly planned: number;
  readonly open: number;
  readonly waived: number;
}

export interface AreaReadiness extends CheckCounts {
  /** The first word of the lints' ids. */
  readonly area: string;
  /** Percent done, rounded down; null without checks. */
  readonly score: number | null;
}

export interface Readiness {
  readonly verdict: VerdictId;
  readonly score: number | null;
  /** Percent done or planned, rounded down; null without checks. */
  readonly covered: number | null;
  readonly counts: CheckCounts;
  /** In the order of the catalogue; areas without checks are left out. */
  readonly areas: readonly AreaReadiness[];
}

/** How ready a plan is, by the states of its checks and its unwaived findings. */
export function readinessOf(status: string, findings: readonly Finding[], checks: readonly Check[]): Readiness {
  const counts = none();
  const ofAreas = new Map<string, Writable<CheckCounts>>();
  for (const { state, area } of checks) {
    const column = columnOf(state);
    if (column === undefined) continue;
    let ofArea = ofAreas.get(area);
    if (ofArea === undefined) ofAreas.set(area, (ofArea = none()));
    count(counts, column);
    count(ofArea, column);
  }
  const areas = [...ofAreas].map(([area, { done, planned, open, waived }]) => ({
    area,
    done,
    planned,
    open,
    waived,
    score: percent(done, { done, planned, open, waived }),
  }));
  return {
    verdict: verdictOf(status, findings, counts),
    score: percent(counts.done, counts),
    covered: percent(counts.done + counts.planned, counts),
    counts,
    areas,
  };
}

/** The same readiness where some of the findings are accepted: they do not weigh on the verdict. */
export function withFindings(readiness: Readiness, status: string, findings: readonly Finding[]): Readiness {
  return { ...readiness, verdict: verdictOf(status, findings, readiness.counts) };
}

function verdictOf(status: string, findings: readonly Finding[], counts: CheckCounts): VerdictId {
  if (status === 'cancelled') return 'cancelled';
  if (status === 'launched' || status === 'reviewed') return 'launched';
  if (status === 'no-go' || findings.some(({ severity }) => severity === 'error')) return 'off-track';
  if (findings.some(({ severity }) => severity === 'warning')) return 'at-risk';
  return counts.open + counts.planned === 0 ? 'ready' : 'on-track';
}

/** Each column by its name: an object that is asked for a key by a variable is looked up every time. */
function count(counts: Writable<CheckCounts>, column: keyof CheckCounts): void {
  if (column === 'done') counts.done++;
  else if (column === 'planned') counts.planned++;
  else if (column === 'open') counts.open++;
  else counts.waived++;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function none(): Writable<CheckCounts> {
  return { done: 0, planned: 0, open: 0, waived: 0 };
}

/** The column that a state counts in; undefined for what is no check. */
export function columnOf(state: CheckState): keyof CheckCounts | undefined {
  switch (state) {
    case 'missing':
    case 'late':
    case 'overdue':
    case 'blocked':
    case 'open':
      return 'open';
    case 'planned':
    case 'done':
    case 'waived':
      return state;
    case 'not-applicable':
      return undefined;
  }
}

function percent(part: number, counts: CheckCounts): number | null {
  const all = total(counts);
  return all === 0 ? null : Math.floor((100 * part) / all);
}

function total({ done, planned, open, waived }: CheckCounts): number {
  return done + planned + open + waived;
}
