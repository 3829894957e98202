import type { FileReport } from '../../engine/check/check-file.ts';
import type { PlanReport } from '../../engine/check/check.ts';
import { isWaivable } from '../../engine/check/suppressions.ts';
import { codeFrame } from '../../engine/code-frame.ts';
import type { Problem } from '../../engine/problem.ts';
import { type Entry, grouped } from '../../engine/readiness/group.ts';
import { verdictSentence } from '../../engine/readiness/verdict-sentence.ts';
import { lints } from '../../lints/index.ts';
import type { WhatToWrite } from '../../engine/what-to-write.ts';
import type { Severity } from '../../lints/severity.ts';
import { type Day, sayDay } from '../../plan/calendar.ts';
import { printable, printableLine } from '../../text/printable.ts';
import { wrappedLines } from '../../text/wrapped.ts';
import { format, type ReporterOptions } from '../reporter.ts';
import { type Colors, colorsFor } from '../text/colors.ts';
import { comingUp } from '../text/coming-up.ts';
import { type Counts, newCounter } from '../text/counts.ts';
import { codeOf, entryBlock, entryLine, fixBlock, label, severityOf, type EntryLayout } from '../text/entry-block.ts';
import { fileLink } from '../text/hyperlink.ts';
import { planDetails } from '../text/plan-details.ts';
import { headerLines } from '../text/plan-header.ts';
import { planRowOf, planTable } from '../text/plan-table.ts';
import { toneColor } from '../text/tone-color.ts';
import { toWriteFor, toWriteForProblem } from '../text/what-to-write.ts';
import { verdictTerms } from '../../plan/words.ts';

/**
 * For people on a terminal: for each plan its verdict in a sentence, then what to fix, most urgent first. Of more than
 * three plans, first a table of all, then the worst three.
 */
export default format({
  name: 'pretty',
  description: 'for people: what is wrong, most urgent first, and how to fix it',
  note: 'The verdict in a sentence, then errors and warnings with the lines of the plan. What is not due yet is a short table; `--verbose` lists it. Of more than three plans, a table of all comes first, worst first, and then the worst three; `--verbose` shows all.',
  language: 'text',
  extension: 'txt',
  showsFixes: true,
  render: ({ asOf }, options) => {
    const colors = colorsFor(options.color);
    const counter = newCounter();
    const plans = planDetails(options.verbose ? Infinity : PLANS_SHOWN);
    let later = 0;
    let next: NextStep = {};
    return {
      file: (file) => {
        counter.add(file);
        for (const report of file.plans) {
          const entries = grouped(report.findings, asOf, report.plan);
          later += report.findings.filter(({ upcoming }) => upcoming).length;
          next = nextAfter(next, report, entries);
          plans.add(planRowOf(file.path, report), () => planBlock(file, report, entries, asOf, options, colors));
        }
        return options.verbose ? plans.take().map(apart).join('') : '';
      },
      around: ({ problems, foreign }) => {
        const counts = counter.counts();
        const wrapped = (text: string): string => wrappedLines(text, options.columns ?? Infinity).join('\n');
        const rows = plans.rows();
        const table = rows.length > PLANS_SHOWN ? [planTable(rows, colors, options.linkFolder)] : [];
        const rest = rows.length > PLANS_SHOWN && !options.verbose ? [wrapped(restSentence(rows.length))] : [];
        const closing = [
          colors.bold(wrapped(countsSentence(counts, later, foreign))),
          ...(counts.plans === 0 ? [] : [colors.dim(wrapped(nextSentence(next, asOf)))]),
        ].join('\n');
        return {
          before: [...problems.map((problem) => problemBlock(problem, options, colors)), ...table].map(apart).join(''),
          after: [...[...plans.take(), ...rest].map(apart), `${closing}\n`],
        };
      },
    };
  },
});

/** How many plans are shown in full where `--verbose` does not ask for all. */
const PLANS_SHOWN = 3;

function restSentence(plans: number): string {
  const rest = plans - PLANS_SHOWN;
  return `These are the worst ${String(PLANS_SHOWN)} of ${String(plans)} plans. --verbose shows the other ${String(rest)} too, and launchplan lint FILE shows one.`;
}

/** A block, with an empty line after it. */
function apart(block: string): string {
  return `${block}\n\n`;
}

function problemBlock(problem: Problem, { columns, linkFolder }: ReporterOptions, colors: Colors): string {
  const { path, rule, severity, message, place } = problem;
  const { line, character } = place?.lines.position(place.span.start) ?? {};
  const where =
    line === undefined || character === undefined ? path : `${path}:${String(line + 1)}:${String(character + 1)}`;
  const title = `${label(severity, colors)} ${colors.bold(printable(rule))}  ${colors.dim(fileLink(printableLine(where), path, linkFolder))}`;
  const said =
    columns === undefined
      ? `${title}  ${printable(message)}`
      : [title, ...wrappedLines(printable(message), columns - 2)].join('\n  ');
  if (place === undefined || place.isPrivate === true) return said;
  const toWrite = toWriteForProblem(problem);
  const help = toWrite === undefined ? '' : `\n  ${fixBlock(toWrite, { colors, columns })}`;
  return `${said}\n${codeFrame(place.text, place.lines, place.span, columns)}${help}`;
}

function planBlock(
  { path, snapshot }: FileReport,
  report: PlanReport,
  found: readonly Entry[],
  asOf: Day,
  { quiet, verbose, columns, linkFolder }: ReporterOptions,
  colors: Colors,
): string {
  const entries = found.toSorted(byUrgency);
  const due = entries.filter((entry) => isDueNow(entry) && (!quiet || severityOf(entry) === 'error'));
  const later = report.findings.filter(({ upcoming }) => upcoming);
  const layout: EntryLayout = {
    colors,
    columns,
    codeWidth: Math.max(0, ...due.map((entry) => codeOf(entry).length)),
    path,
    linkFolder,
  };
  // A message of several lines has an empty line after it, so that people see where the next one begins.
  const apart = columns === undefined ? '\n' : '\n\n';
  const verdict = toneColor(verdictTerms[report.readiness.verdict].tone, colors);
  const parts = [
    [
      ...headerLines(path, report.plan, asOf, columns).map(colors.bold),
      ...wrappedLines(verdictSentence(report), columns ?? Infinity).map(verdict),
    ].join('\n'),
    ...(['error', 'warning', 'info'] as const).flatMap((severity) => {
      const equal = due.filter((entry) => severityOf(entry) === severity);
      const framed = severity === 'info' ? [] : equal.filter((entry) => hasFrame(entry, report));
      const toWrite = (entry: Entry): WhatToWrite | undefined => toWriteFor(entry, snapshot, report.plan);
      const lines = equal
        .filter((entry) => !framed.some((one) => one === entry))
        .map((entry) => entryLine(entry, snapshot, toWrite(entry), layout));
      return [...framed.map((entry) => entryBlock(entry, snapshot, toWrite(entry), layout)), lines.join(apart)];
    }),
    quiet ? '' : comingUp(later, asOf, { verbose, columns }, colors),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** Whether an entry needs somebody now, and not later. A group is one entry, even if a part of it is not due yet. */
function isDueNow(entry: Entry): boolean {
  return entry.kind === 'group' ? !entry.upcoming : !entry.finding.upcoming;
}

/** Whether the place of an entry tells more than that something is missing in the plan. */
function hasFrame(entry: Entry, { plan }: PlanReport): entry is Entry & { readonly kind: 'finding' } {
  return entry.kind === 'finding' && entry.finding.span.start !== plan.at.span.start;
}

const urgency: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Errors first, then by the day on which the thing was or is needed. Entries without such a day come before the others.
 */
function byUrgency(a: Entry, b: Entry): number {
  return urgency[severityOf(a)] - urgency[severityOf(b)] || (dueOf(a) ?? -Infinity) - (dueOf(b) ?? -Infinity) || 0;
}

function dueOf(entry: Entry): Day | undefined {
  return entry.kind === 'group' ? entry.due : entry.finding.due;
}

function countsSentence(counts: Counts, later: number, foreign: number): string {
  const { plans, errors, warnings, infos, waived } = counts;
  return [
    count(plans, 'plan'),
    count(errors, 'error'),
    count(warnings, 'warning'),
    count(infos - later, 'question'),
    ...(later === 0 ? [] : [`${String(later)} coming up`]),
    ...(waived === 0 ? [] : [`${String(waived)} waived`]),
    ...(foreign === 0 ? [] : [`${count(foreign, 'file')} passed over, no launch plan`]),
  ].join(' · ');
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}

/** What to do next after the plans so far. */
interface NextStep {
  readonly hasRepair?: boolean;
  /** The most urgent entry that needs somebody now. */
  readonly first?: Entry;
}

function nextAfter(
  { hasRepair = false, first }: NextStep,
  { findings }: PlanReport,
  entries: readonly Entry[],
): NextStep {
  const due = [...(first === undefined ? [] : [first]), ...entries.filter(isDueNow)];
  const [most] = due.toSorted(byUrgency);
  return {
    hasRepair: hasRepair || findings.some(({ fixes }) => fixes.some(({ kind }) => kind === 'repair')),
    ...(most === undefined ? {} : { first: most }),
  };
}

/** What to do next: apply repairs if there are any, otherwise read about the most urgent finding. */
function nextSentence({ hasRepair, first }: NextStep, asOf: Day): string {
  if (hasRepair) return 'Next: launchplan lint --fix fixes what can be fixed without asking.';
  const finding = first?.kind === 'group' ? first.findings[0] : first?.finding;
  if (finding === undefined) return `As of ${sayDay(asOf, undefined)}, nothing is asked for now.`;
  return isWaivable(finding.rule) || lints.some(({ id }) => id === finding.rule)
    ? `Next: launchplan explain ${printable(finding.rule)} says why it matters and how to fix it.`
    : 'Next: fix the first error; what it hides is checked after that.';
}
