import type { InlayHint, Position, Range } from 'vscode-languageserver-types';
import { parseDay, weekdayOf, type Day } from '../plan/calendar.ts';
import { dayMeant, parseDateOrPeriod, precisionOf, type DateRef } from '../plan/date-ref.ts';
import { isDateKind } from '../schema/date-kinds.ts';
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
  const schema = planSchema(view);
  const launch = given(plan.date);
  return writtenScalars(plan.document).flatMap(({ path, scalar, span }) => {
    const date = dateIn(scalar);
    if (date === undefined || !isDateKind(schema(path)?.kind)) return [];
    const isLaunchDate = path.length === 1 && path[0] === 'date';
    const hint = isLaunchDate && date.kind === 'absolute' ? launchHint(date, view.today) : dateHint(date, launch);
    return hint === undefined ? [] : [{ offset: span.end, ...hint }];
  });
}

/** The date in a text: the whole of it, or the start of a day with a time. */
function dateIn({ text }: WrittenScalar['scalar']): DateRef | undefined {
  const date = parseDateOrPeriod(text);
  if (date !== undefined) return date;
  const day = /^\d{4}-\d{2}-\d{2}T\d/.test(text) ? parseDay(text.slice(0, 10)) : undefined;
  return day === undefined ? undefined : { kind: 'absolute', day };
}

function dateHint(date: DateRef, launch: Day | undefined): Omit<Beside, 'offset'> | undefined {
  const day = dayMeant(date, launch);
  if (day === undefined) return undefined;
  if (date.kind === 'relative') return { label: shortDay(day, launch), tooltip: sayFullDay(day) };
  const said = saidDay(date, day, launch);
  if (launch === undefined) return { label: said, tooltip: sayFullDay(day) };
  return {
    label: `${said}, ${sinceLaunch(day - launch)}`,
    tooltip: `${sayFullDay(day)}: ${sayFromLaunch(day, launch)}`,
  };
}

/** The weekday, or the last day of a month or a quarter. */
function saidDay(date: DateRef, day: Day, near: Day | undefined): string {
  return precisionOf(date) === 'day' ? weekdayOf(day).slice(0, 3) : shortDay(day, near);
}

function launchHint(date: DateRef & { readonly kind: 'absolute' }, today: Day): Omit<Beside, 'offset'> {
  const { day } = date;
  return { label: saidDay(date, day, day), tooltip: `${sayFullDay(day)}: ${sayFromToday(day, today)}` };
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
