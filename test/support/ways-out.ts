import { isMap, isScalar, isSeq, parseAllDocuments, type Document } from 'yaml';
import type { Finding } from '../../server/src/engine/finding.ts';
import { editsOf } from '../../server/src/engine/fixes.ts';
import type { PlanReport } from '../../server/src/engine/check/check.ts';
import type { Snapshot } from '../../server/src/engine/snapshot.ts';
import type { Lint } from '../../server/src/lints/lint.ts';
import { type Day, formatDay, parseDay } from '../../server/src/plan/calendar.ts';
import { given } from '../../server/src/plan/fact.ts';
import type { Path } from '../../server/src/plan/place.ts';
import { applyEdits } from '../../server/src/text/text-edit.ts';
import type { LintCase } from './lint-folder.ts';

/** A finding, and all that is known where somebody reads its message. */
export interface Stuck {
  readonly lint: Lint;
  readonly one: LintCase;
  readonly today: Day;
  readonly snapshot: Snapshot;
  readonly report: PlanReport;
  readonly finding: Finding;
}

/** Takes a way out: the text of the plan afterwards. */
export type TakeWay = (stuck: Stuck, found: RegExpExecArray) => string;

/** The plan with other values, each under its path; undefined takes a key away. */
export function withValues(
  { snapshot, report }: Pick<Stuck, 'snapshot' | 'report'>,
  values: readonly (readonly [path: Path, value: unknown])[],
): string {
  const documents = parseAllDocuments(snapshot.text, { strict: false });
  const document = documents[report.plan.document.index] as Document;
  for (const [path, value] of values) setAt(document, plainPath(document, path), value);
  return documents.map(String).join('');
}

/** The value at a path; undefined where there is none. */
export function valueAt({ snapshot, report }: Pick<Stuck, 'snapshot' | 'report'>, path: Path): unknown {
  const document = parseAllDocuments(snapshot.text, { strict: false })[report.plan.document.index] as Document;
  const node = document.getIn(plainPath(document, path), false);
  return isMap(node) || isSeq(node) ? (node.toJS(document) as unknown) : node;
}

/** What identifies an item of a list becomes its index; one that is not there yet comes behind the last. */
function plainPath(document: Document, path: Path): readonly (string | number)[] {
  const plain: (string | number)[] = [];
  for (const step of path) {
    if (typeof step !== 'object') {
      plain.push(step);
      continue;
    }
    const list = document.getIn(plain, true);
    const items = isSeq(list) ? list.items : [];
    const index = items.findIndex((item) =>
      isMap(item) ? String(item.get(step.key)) === step.value : isScalar(item) && String(item.value) === step.value,
    );
    plain.push(index < 0 ? items.length : index);
  }
  return plain;
}

function setAt(document: Document, path: readonly (string | number)[], value: unknown): void {
  if (value === undefined) {
    document.deleteIn(path);
    return;
  }
  // A scalar in the way is a shorthand, which grows, or gives room to what is below it.
  for (let length = 1; length < path.length; length++) {
    const above = path.slice(0, length);
    const node = document.getIn(above, true);
    if (isMap(node) || isSeq(node)) continue;
    const name = typeof path[length - 1] === 'number' ? shorthands[String(path[length - 2])] : undefined;
    const grown = name === undefined ? {} : { [name]: isScalar(node) ? node.value : undefined };
    document.setIn(above, document.createNode(typeof path[length] === 'number' ? [] : grown));
  }
  document.setIn(path, document.createNode(value));
}

/** What an item that is one word says, by its list. */
const shorthands: Readonly<Record<string, string>> = {
  overlaps: 'product',
  battlecards: 'competitor',
  claims: 'claim',
  dropped: 'feature',
};

/** The day that a message names: "10 March", of the launch's or the as-of date's year, or "10 March 2028". */
export function dayIn(text: string, { today, report }: Pick<Stuck, 'today' | 'report'>): Day {
  const [, day = '', month = '', year] = /(\d{1,2}) (\w+)(?: (\d{4}))?/.exec(text) ?? [];
  const index = MONTHS.indexOf(month) + 1;
  const launch = given(report.plan.date);
  const years = year === undefined ? [today, launch ?? today].map((one) => formatDay(one).slice(0, 4)) : [year];
  const days = years.map((one) => parseDay(`${one}-${String(index).padStart(2, '0')}-${day.padStart(2, '0')}`));
  const found = days.find((one) => one !== undefined && one >= today) ?? days[0];
  if (found === undefined) throw new Error(`No day in “${text}”`);
  return found;
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

export const iso = formatDay;

/** The text after the fix of a finding whose title begins so; undefined where it has none. */
export function fixed({ snapshot, report, finding }: Stuck, title: RegExp): string | undefined {
  const fix = finding.fixes.find((one) => title.test(one.title));
  const edits = fix && editsOf(snapshot, report.plan, fix);
  return edits && applyEdits(snapshot.text, edits);
}
