import type { Plan } from '../plan/plan.ts';
import type { LineIndex } from '../text/line-index.ts';
import type { FileReport } from './check-file.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';

/**
 * A report on a file without the tree and the plans that were read from its text, which are many times as large: what
 * of them is asked for later is read again. What every output asks for is at hand.
 */
export function keptReport({ path, snapshot, plans, foreign }: FileReport): FileReport {
  const { text, lines } = snapshot;
  return {
    path,
    foreign,
    snapshot: keptSnapshot(text, lines),
    // What stands for a plan in a file that holds none is no larger than what is kept.
    plans: plans.map((report) =>
      snapshot.plans.includes(report.plan) ? { ...report, plan: keptPlan(report.plan, text) } : report,
    ),
  };
}

/** A function of its own: what is defined beside another that needs the whole snapshot would hold on to it, too. */
function keptSnapshot(text: string, lines: LineIndex): Snapshot {
  return {
    text,
    lines,
    get tree() {
      return readAgain(text).tree;
    },
    get plans() {
      return readAgain(text).plans;
    },
  };
}

/** Whoever asks for one thing of a plan as a rule asks for the next as well: the last one is kept. */
let last: Snapshot | undefined;

function readAgain(text: string): Snapshot {
  if (last?.text !== text) last = takeSnapshot(text);
  return last;
}

function keptPlan({ name, tier, stage, date, status, document: { index } }: Plan, text: string): Plan {
  const atHand: Partial<Plan> = { name, tier, stage, date, status };
  return new Proxy(atHand, {
    get: (known, key: keyof Plan) => known[key] ?? planAgain(text, index)?.[key],
  }) as Plan;
}

function planAgain(text: string, document: number): Plan | undefined {
  return readAgain(text).plans.find((one) => one.document.index === document);
}
