import type { InlayHint, Position, Range } from 'vscode-languageserver-types';
import { parseDay, weekdayOf, type Day } from '../plan/calendar.ts';
import { dayMeant, parseDateRef, type DateRef } from '../plan/date-ref.ts';
import { given, type Fact } from '../plan/fact.ts';
import type { Plan } from '../plan/plan.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';
import { planSchema } from './view/plan-schema.ts';
import { sayFromLaunch, sayFromToday, sayFullDay } from './view/say-date.ts';
import { shortDay, sinceLaunch } from './view/short-day.ts';
import { writtenScalars, type WrittenScalar } from './view/written-scalars.ts';

interface InlayHintParams {
  readonly range: Range;
}

/**
 * Shows what each date means: the day of a relative date and the weekday of an absolute one. It also shows the sum of
 * effort.
 */
export default feature<InlayHintParams, InlayHint[]>({
  method: 'textDocument/inlayHint',
  capability: { inlayHintProvider: true },
  provide(view, { range }) {
    if (!view.settings.inlayHints) return [];
    const start = view.offsetOf(range.start);
    const end = view.offsetOf(range.end);
    return view.snapshot.plans
      .flatMap((plan) => [...dateHints(plan, view), ...effortHints(plan)])
      .filter(({ offset }) => start <= offset && offset <= end)
      .map(({ offset, label, tooltip }) => hintAt(view.positionOf(offset), label, tooltip));
  },
});

interface Beside {
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

function hintAt(position: Position, label: string, tooltip: string): InlayHint {
  return { position, label, tooltip, paddingLeft: true };
}

function dateHints(plan: Plan, view: DocumentView): readonly Beside[] {
  const schema = planSchema();
  const launch = given(plan.date);
  return writtenScalars(plan.document).flatMap(({ path, scalar, span }) => {
    const date = dateIn(scalar);
    if (date === undefined || !datedKinds.has(schema(path)?.kind ?? '')) return [];
    const isLaunchDate = path.length === 1 && path[0] === 'date';
    const hint = isLaunchDate && date.kind === 'absolute' ? launchHint(date.day, view.today) : dateHint(date, launch);
    return hint === undefined ? [] : [{ offset: span.end, ...hint }];
  });
}

/** The kinds of values in the schema that may be a day. */
const datedKinds: ReadonlySet<string> = new Set(['date', 'absolute-date', 'moment', 'task']);

/** The date in a text: the whole of it, or the start of a day with a time. */
function dateIn({ text }: WrittenScalar['scalar']): DateRef | undefined {
  const date = parseDateRef(text);
  if (date !== undefined) return date;
  const day = /^\d{4}-\d{2}-\d{2}T\d/.test(text) ? parseDay(text.slice(0, 10)) : undefined;
  return day === undefined ? undefined : { kind: 'absolute', day };
}

function dateHint(date: DateRef, launch: Day | undefined): Omit<Beside, 'offset'> | undefined {
  const day = dayMeant(date, launch);
  if (day === undefined) return undefined;
  if (date.kind === 'relative') return { label: shortDay(day, launch), tooltip: sayFullDay(day) };
  const weekday = weekdayOf(day).slice(0, 3);
  if (launch === undefined) return { label: weekday, tooltip: sayFullDay(day) };
  return {
    label: `${weekday}, ${sinceLaunch(day - launch)}`,
    tooltip: `${sayFullDay(day)}: ${sayFromLaunch(day, launch)}`,
  };
}

function launchHint(day: Day, today: Day): Omit<Beside, 'offset'> {
  return { label: weekdayOf(day).slice(0, 3), tooltip: `${sayFullDay(day)}: ${sayFromToday(day, today)}` };
}

/** The sum of effort, after the second of its two parts. */
function effortHints({ effort: { build, distribute } }: Plan): readonly Beside[] {
  if (!isWritten(build) || !isWritten(distribute)) return [];
  const sum = Math.round((build.value + distribute.value) * 100) / 100;
  const offset = Math.max(build.at.span.end, distribute.at.span.end);
  return [{ offset, label: `sum ${String(sum)} %`, tooltip: 'Build and distribute share 100 percent of the effort' }];
}

function isWritten(fact: Fact<number>): fact is Extract<Fact<number>, { kind: 'given' }> {
  return fact.kind === 'given';
}
