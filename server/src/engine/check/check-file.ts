import { repair } from '../../lints/fix.ts';
import { looksLikePlan, readPlan, type Plan } from '../../plan/plan.ts';
import { resolved, type Document } from '../../syntax/tree.ts';
import { emptySpan } from '../../text/span.ts';
import { check, type CheckContext, type PlanReport } from './check.ts';
import type { Finding } from '../finding.ts';
import { readinessOf } from '../readiness/readiness.ts';
import { shapeFinding } from './shape/shape-finding.ts';
import { takeSnapshot, type Snapshot } from '../snapshot.ts';
import { nearPlansIn } from './near-marker.ts';
import { syntaxFinding } from './syntax-findings.ts';

/** What was found in one file. */
export interface FileReport {
  /** As the user named it or as it was found, with `/` between its parts. */
  readonly path: string;
  readonly snapshot: Snapshot;
  /** One for each launch plan of the file; one that holds nothing but its fault for a file that should be one. */
  readonly plans: readonly PlanReport[];
  /** Whether it is no launch plan and was passed over. */
  readonly foreign: boolean;
}

/** How a file came to be checked, and what could not be made of its bytes. */
export interface FileOrigin {
  readonly path: string;
  /** Named by the user rather than found in a folder: then it is checked although nothing marks it as a plan. */
  readonly named: boolean;
}

/** Checks the plans of one file. */
export function checkFile(snapshot: Snapshot, { path, named }: FileOrigin, context: CheckContext): FileReport {
  const near = nearPlansIn(snapshot, path).map(({ document, finding }) => faultyPlan(readPlan(document), [finding]));
  const plans = [...check(snapshot, context), ...near].toSorted(
    (a, b) => a.plan.document.index - b.plan.document.index,
  );
  if (plans.length > 0) return { path, snapshot, plans, foreign: false };
  const [problem] = snapshot.tree.problems;
  if (problem?.code === 'too-large' && (named || looksLikePlan(snapshot.text))) {
    return faulty(path, snapshot, syntaxFinding(problem));
  }
  if (!named) return { path, snapshot, plans: [], foreign: true };
  const broken = snapshot.tree.problems.map((one) => syntaxFinding(one));
  return faulty(path, snapshot, ...(broken.length > 0 ? broken : [noPlan(snapshot)]));
}

/**
 * The report on a file whose bytes are no text.
 *
 * @param message what the bytes are, and what to do.
 */
export function notText(path: string, message: string): FileReport {
  const problem = { ...shapeFinding('syntax/not-text', message, emptySpan(0), []) };
  return faulty(path, takeSnapshot(''), problem);
}

function noPlan({ tree, text }: Snapshot): Finding {
  const root = tree.documents[0]?.root;
  const value = root && resolved(root);
  if (value !== undefined && value.kind !== 'mapping' && value.span.start < value.span.end) {
    const what = value.kind === 'sequence' ? 'a list' : 'a text';
    const message = `A launch plan is a group of keys, such as \`name: Atlas Billing\`; this file is ${what}. Run \`launchplan init\` for one to start from.`;
    return shapeFinding(
      'schema/not-a-plan',
      message,
      { start: value.span.start, end: endOfLine(text, value.span.start) },
      [],
    );
  }
  const start = value?.span.start ?? tree.documents[0]?.span.start ?? 0;
  const message = 'The file does not say that it is a launch plan. Add `launch_plan: 1` as its first line.';
  const fix = repair('Add `launch_plan: 1`', { kind: 'replace', span: emptySpan(start), text: 'launch_plan: 1\n' });
  return shapeFinding('schema/missing-marker', message, { start, end: endOfLine(text, start) }, [], [fix]);
}

function endOfLine(text: string, start: number): number {
  const length = text.slice(start).search(/[\r\n]/);
  return length === -1 ? text.length : start + length;
}

function faulty(path: string, snapshot: Snapshot, ...findings: readonly Finding[]): FileReport {
  const plan = snapshot.plans[0] ?? standInPlan(snapshot);
  return { path, snapshot, plans: [faultyPlan(plan, findings)], foreign: false };
}

/** The report on a plan that cannot be checked, and why. */
function faultyPlan(plan: Plan, findings: readonly Finding[]): PlanReport {
  return {
    plan,
    findings,
    waived: [],
    checks: [],
    moves: [],
    refusals: [],
    readiness: readinessOf('planned', findings, []),
  };
}

/** What stands for a plan where a file holds none. */
export function standInPlan({ tree }: Snapshot): Plan {
  return readPlan(tree.documents[0] ?? nothing);
}

const nothing: Document = { index: 0, span: emptySpan(0), root: undefined, comments: [], damage: [] };
