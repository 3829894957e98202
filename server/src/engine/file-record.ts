import type { Plan } from '../plan/plan.ts';
import { lineIndex } from '../text/line-index.ts';
import { standInPlan, type FileReport } from './check/check-file.ts';
import type { PlanReport } from './check/check.ts';
import type { Finding } from './finding.ts';
import { logicalPath } from './fingerprint.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';
import { whatToWrite } from './what-to-write.ts';

/**
 * What is kept of a checked file until the run is over. It is plain data, so that it can go from one thread to another,
 * and a small part of the report, whose tree and plans are many times as large as the text they were read from.
 */
export interface FileRecord {
  readonly path: string;
  readonly foreign: boolean;
  /** Outputs show lines of it, and tell columns and hashes by it. */
  readonly text: string;
  readonly plans: readonly PlanRecord[];
}

/** A report on one plan, with what every output says of the plan. */
interface PlanRecord extends Omit<PlanReport, 'plan' | 'refusals'> {
  readonly facts: Facts;
  readonly document: number;
}

type Facts = Pick<Plan, 'name' | 'tier' | 'stage' | 'date' | 'status' | 'owner' | 'at'>;

/**
 * How much of the findings to keep. `brief` leaves out the checks, what a fix would change, and all of a place but its
 * name. Only the report page and the details of checks need those. `written` is the same with what to write, which most
 * outputs for people show.
 */
export type RecordDetail = 'brief' | 'written' | 'whole';

export function recordOf({ path, foreign, snapshot, plans }: FileReport, detail: RecordDetail): FileRecord {
  return { path, foreign, text: snapshot.text, plans: plans.map((report) => planRecord(report, snapshot, detail)) };
}

function planRecord(report: PlanReport, snapshot: Snapshot, detail: RecordDetail): PlanRecord {
  const { plan, findings, waived, checks, moves, readiness } = report;
  const { name, tier, stage, date, status, owner, at } = plan;
  const kept = { facts: { name, tier, stage, date, status, owner, at }, document: plan.document.index, readiness };
  if (detail === 'whole') return { ...kept, findings, waived, checks, moves };
  const brief = (finding: Finding): Finding => {
    const kept = briefFinding(finding, plan);
    return detail === 'written' ? withWritten(kept, finding, snapshot, plan) : kept;
  };
  return { ...kept, findings: findings.map(brief), waived: waived.map(brief), checks: [], moves: [] };
}

/** The name of a place is a path to it of one step. */
function briefFinding(finding: Finding, plan: Plan): Finding {
  return {
    ...finding,
    path: [logicalPath(plan, finding.path)],
    fixes: finding.fixes.map(({ kind, title }) => ({ kind, title, changes: [] })),
  };
}

/** What to write, which takes the tree to tell. A group of what an absent section lacks makes its own of the changes. */
function withWritten(kept: Finding, { fixes, absentSection }: Finding, snapshot: Snapshot, plan: Plan): Finding {
  const toWrite = whatToWrite(fixes, snapshot, plan);
  return absentSection === undefined ? { ...kept, toWrite } : { ...kept, fixes, toWrite };
}

/** The report that a record was made of. What was not kept of its plans and of its tree is read again when asked for. */
export function reportOf({ path, foreign, text, plans }: FileRecord): FileReport {
  return {
    path,
    foreign,
    snapshot: {
      text,
      lines: lineIndex(text),
      get tree() {
        return readAgain(text).tree;
      },
      get plans() {
        return readAgain(text).plans;
      },
    },
    plans: plans.map(({ facts, document, ...report }) => ({
      ...report,
      refusals: [],
      plan: planOf(facts, document, text),
    })),
  };
}

function planOf(facts: Facts, index: number, text: string): Plan {
  const plan = (): Plan => planAgain(text, index);
  const document = readLater<Plan['document']>({ index }, () => plan().document);
  return readLater<Plan>({ ...facts, document }, plan);
}

/** A part of an object is at hand. Its other keys are looked up in the whole. */
function readLater<T extends object>(atHand: Partial<T>, whole: () => T): T {
  return new Proxy(atHand, {
    get: (known, key) => (key in known ? known : whole())[key as keyof T],
  }) as T;
}

function planAgain(text: string, document: number): Plan {
  const snapshot = readAgain(text);
  return snapshot.plans.find((one) => one.document.index === document) ?? standInPlan(snapshot);
}

/** After one value of a plan, callers usually ask for others: the last plan is kept. */
let last: Snapshot | undefined;

function readAgain(text: string): Snapshot {
  if (last?.text !== text) last = takeSnapshot(text);
  return last;
}
