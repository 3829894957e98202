import { given, items, type Fact } from '../../plan/fact.ts';
import type { Day } from '../../plan/calendar.ts';
import { MARKER, type Plan } from '../../plan/plan.ts';
import { toData } from '../../syntax/data.ts';
import { entryOf, type Node } from '../../syntax/tree.ts';
import { takeSnapshot } from '../snapshot.ts';

/**
 * What the history of a plan is told by: its name, its launch date, what its moves are counted within, and what an
 * approval rests on.
 */
export interface LaunchFacts {
  /** Index of the document in its file. */
  readonly document: number;
  readonly name: string | undefined;
  readonly date: Day | undefined;
  /** Whether the date is more than a target, as a month or a quarter always is. */
  readonly committed: boolean;
  /** The stage and the kind; undefined where they are absent or cannot be read, except that no kind is a product. */
  readonly stage: string | undefined;
  readonly kind: string | undefined;
  /** Whether the status says that it has launched. */
  readonly launched: boolean;
  /**
   * The model, the plans and the price, then the scope, each as a text that is the same as long as they mean the same:
   * empty where the plan does not say it yet, undefined where it cannot be read.
   */
  readonly terms: readonly (string | undefined)[];
}

/** The keys of the root that the facts are read from. */
const KEYS_READ: ReadonlySet<string> = new Set([
  ...[MARKER, 'name', 'stage', 'kind', 'status', 'date', 'date_is', 'pricing', 'scope'],
]);

/**
 * Reads the facts of each launch plan in many versions of files. Most versions differ in what is not asked here, so
 * only the sections that matter are parsed, and each wording of them once.
 */
export function launchFactsReader(): (text: string) => readonly LaunchFacts[] {
  const known = new Map<string, readonly LaunchFacts[]>();
  return (text) => {
    const part = sectionsRead(text);
    const facts = known.get(part) ?? takeSnapshot(part).plans.map(launchFacts);
    known.set(part, facts);
    return facts;
  };
}

/** The facts of one plan. */
export function launchFacts(plan: Plan): LaunchFacts {
  const pricing = entryOf(plan.document.root, 'pricing')?.value;
  const term = (key: 'model' | 'plans' | 'price'): string | undefined =>
    termOf(plan.pricing[key], entryOf(pricing, key)?.value);
  return {
    document: plan.document.index,
    name: given(plan.name),
    date: given(plan.date),
    committed: plan.datePrecision === 'day' && (plan.date_is.kind === 'absent' || given(plan.date_is) === 'committed'),
    stage: given(plan.stage),
    kind: plan.kind.kind === 'absent' ? 'product' : given(plan.kind),
    launched: ['launched', 'reviewed'].includes(given(plan.status) ?? ''),
    terms: [term('model'), term('plans'), term('price'), scopeOf(plan)],
  };
}

function termOf(fact: Fact<unknown>, node: Node | undefined): string | undefined {
  if (fact.kind === 'unreadable') return undefined;
  return fact.kind === 'given' && node !== undefined ? JSON.stringify(toData(node)) : '';
}

/** What is built, in any order. How far it is, who builds it and by when is no part of the scope; being dropped is. */
function scopeOf({ scope }: Plan): string | undefined {
  if (scope.kind === 'unreadable') return undefined;
  if (scope.kind !== 'given') return '';
  if (scope.value.some((item) => item.kind === 'unreadable')) return undefined;
  const written = items(scope).map(({ value: { id, what, effort_days: effort, status } }) =>
    JSON.stringify([given(id), given(what), given(effort), given(status) === 'not-applicable']),
  );
  return written.toSorted().join();
}

/** An alias or a merge key takes from other sections, and a bracket at the margin may hold keys at the margin. */
const UNDIVIDED = /(?:^|[\s[{,:])[&*][^\s&*]|<<|^(?:---[ \t]+)?[[\]{}]/m;
const ROOT_KEY = /^([A-Za-z][\w-]*)[ \t]*:(?=\s|$)/;
/** A line that goes on with the section above it. A list may stand at the margin, below its key. */
const CONTINUED = /^(?:[ \t#]|-[ \t]|-?\r?$)/;

/** The sections that the facts are read from, or the whole text where sections cannot be told by lines. */
function sectionsRead(text: string): string {
  if (UNDIVIDED.test(text)) return text;
  let keeping = true;
  const kept = text.split('\n').filter((line) => {
    const key = ROOT_KEY.exec(line)?.[1];
    if (key !== undefined) keeping = KEYS_READ.has(key);
    else if (!CONTINUED.test(line)) keeping = true;
    // A comment tells the reader of the plan something, and nothing of the plan.
    return keeping && !line.startsWith('#');
  });
  return kept.join('\n');
}
