import { type ChangeDelta, pathOf } from '../../engine/compare/change-delta.ts';
import { isCommitted, reasonForMove } from '../../engine/compare/date-moves.ts';
import type { Gate } from '../../engine/compare/gates.ts';
import { sayMove } from '../../engine/compare/grave-parts.ts';
import type { PlanChange } from '../../engine/compare/plan-changes.ts';
import type { PlanDelta } from '../../engine/compare/plan-delta.ts';
import type { Side } from '../../engine/compare/side.ts';
import { sayDay } from '../../plan/calendar.ts';
import { lineIndex } from '../../text/line-index.ts';
import { printable } from '../../text/printable.ts';
import type { Span } from '../../text/span.ts';
import type { Annotation } from '../annotations.ts';
import { sayChange } from './say-change.ts';
import { sayGone } from './say-gone.ts';
import { sayPolicyChange } from './say-policy.ts';

/**
 * What people have to agree on, beside the lines where it stands: a date that moves later, waivers, claims that nothing
 * changes, dropped promises, settings that ask less, and plans that nobody checks any more. docs/diff.md#annotations
 */
export function agreementAnnotations(delta: ChangeDelta): readonly Annotation[] {
  return [...delta.plans.flatMap(planAnnotations), ...settingsAnnotations(delta)];
}

/** The gates that are crossed, on the first line of the plan that crosses them; those of the settings on theirs. */
export function gateAnnotations(gates: readonly Gate[]): readonly Annotation[] {
  return gates
    .filter(({ crossed }) => crossed)
    .flatMap(({ plan, message }) =>
      plan === undefined ? [] : [noted('error', plan, undefined, 'Gate crossed', message)],
    );
}

function planAnnotations(plan: PlanDelta): readonly Annotation[] {
  const { after, unchecked } = plan;
  if (unchecked !== undefined) {
    const message = `${pathOf(plan)} is not checked any more: ${sayGone(plan)}.`;
    return [noted('warning', unchecked.path, undefined, 'Plan not checked', message)];
  }
  if (after === undefined) return [];
  return plan.changes.flatMap((change) => {
    const said = sayOf(change, plan);
    if (said === undefined) return [];
    const span = change.kind === 'removed' ? lineBefore(change, plan) : change.span;
    return [noted(said.severity ?? 'info', after.path, placeIn(after, span), said.title, said.message)];
  });
}

interface Said {
  readonly severity?: 'warning';
  readonly title: string;
  readonly message: string;
}

/** What is said of one change; undefined where nobody has to look at its line. */
function sayOf(change: PlanChange, plan: PlanDelta): Said | undefined {
  const [section, item, key] = change.steps;
  if (section === 'date' && item === undefined) return sayDateMove(plan);
  if (section === 'waivers' && change.kind !== 'removed') {
    return { title: 'Waiver', message: sayWaiver(plan) };
  }
  if (item === 'unchanged' && change.kind !== 'removed') {
    return { title: 'Nothing changes', message: `The plan says that nothing changes here: ${sayChange(change)}.` };
  }
  if (section === 'promises' && change.kind === 'removed' && (item === undefined || key === undefined)) {
    return { severity: 'warning', title: 'Promise dropped', message: `A promise stood here: ${change.path}.` };
  }
  return undefined;
}

/** All waivers that are new or longer: who signs each, until when and why. */
function sayWaiver({ waivers }: PlanDelta): string {
  const all = [...waivers.added, ...waivers.extended].map(({ lint, by, reason, after }) => {
    const until = after === undefined ? 'without a last day' : `until ${sayDay(after, undefined)}`;
    return `${lint}, signed by ${by ?? 'nobody'}, ${until}: ${reason ?? 'no reason given'}.`;
  });
  return ['Agree on what is waived.', ...all].join(' ');
}

function sayDateMove({ before, after, days = 0 }: PlanDelta): Said | undefined {
  if (before === undefined || after === undefined || days <= 0) return undefined;
  const [old, current] = [before.report.plan, after.report.plan];
  const reason = reasonForMove(old, current);
  const why = reason === undefined ? (isCommitted(old) ? ' No reason given.' : '') : ` Reason: ${reason}`;
  return { title: 'Launch moved', message: `The launch is ${sayMove(days)}.${why}` };
}

/** The end of the line before what was taken out, where it would stand now. */
function lineBefore({ span }: PlanChange, { before, after }: PlanDelta): Span {
  if (before === undefined || after === undefined) return span;
  const line = Math.max(0, before.snapshot.lines.position(span.start).line - 1);
  const start = after.snapshot.lines.lineStart(line);
  return { start, end: start };
}

function settingsAnnotations({ policy: { changes } }: ChangeDelta): readonly Annotation[] {
  return changes
    .filter(({ direction }) => direction === 'weaker')
    .map((change) => {
      const place = change.line === undefined ? undefined : atLine(change.line);
      return noted('warning', change.file, place, 'Settings ask less', `${sayPolicyChange(change)}.`);
    });
}

function placeIn({ snapshot: { lines, text } }: Side, span: Span): NonNullable<Annotation['place']> {
  return { span, lines, text };
}

/** A line of a file whose text is not at hand. */
function atLine(line: number): NonNullable<Annotation['place']> {
  const text = '\n'.repeat(line);
  return { span: { start: line, end: line }, lines: lineIndex(text), text };
}

function noted(
  severity: Annotation['severity'],
  path: string,
  place: Annotation['place'],
  title: string,
  message: string,
): Annotation {
  return { severity, path, place: place ?? atLine(0), title, message: printable(message), urgency: Infinity };
}
