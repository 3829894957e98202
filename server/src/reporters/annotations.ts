import type { PlanReport } from '../engine/check/check.ts';
import type { Finding } from '../engine/finding.ts';
import { urlOf } from '../engine/pages/lint-url.ts';
import type { Problem } from '../engine/problem.ts';
import { type Entry, grouped } from '../engine/readiness/group.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { WhatToWrite } from '../engine/what-to-write.ts';
import type { Severity } from '../lints/severity.ts';
import type { Day } from '../plan/calendar.ts';
import { printable } from '../text/printable.ts';
import { regionOf } from './reported.ts';
import { fixLines, toWriteFor } from './text/what-to-write.ts';
import { severityOf } from './text/entry-block.ts';

/** What a forge shows beside a line of a change. */
export interface Annotation {
  readonly severity: Severity;
  /** From the root of the repository. */
  readonly path: string;
  readonly place: Problem['place'];
  readonly title: string;
  readonly message: string;
  /** The order among annotations of one level: the day by which the thing is needed. */
  readonly urgency: number;
}

/** Where the findings are. */
export interface Annotated {
  /** From the root of the repository. */
  readonly path: string;
  readonly snapshot: Snapshot;
  readonly plan: PlanReport['plan'];
}

/** An annotation for each finding, and one for all that an absent section leaves open. */
export function annotationsOf(
  { path, snapshot, plan }: Annotated,
  findings: readonly Finding[],
  asOf: Day,
  { withUpcoming = false } = {},
): readonly Annotation[] {
  const { lines, text } = snapshot;
  return grouped(findings, asOf, plan)
    .filter((entry) => withUpcoming || !isUpcoming(entry))
    .map((entry) => ({
      severity: severityOf(entry),
      path,
      place: { span: spanOf(entry), lines, text },
      ...(entry.kind === 'group'
        ? { title: entry.code, message: messageOf(entry.message, toWriteFor(entry, snapshot, plan)) }
        : {
            title: entry.finding.rule,
            message: `${messageOf(entry.finding.message, toWriteFor(entry, snapshot, plan))}\n${urlOf(entry.finding.rule)}`,
          }),
      urgency: (entry.kind === 'group' ? entry.due : entry.finding.due) ?? -Infinity,
    }));
}

/** What is wrong, and below it what to write. */
function messageOf(message: string, toWrite: WhatToWrite | undefined): string {
  return [printable(message), ...(toWrite === undefined ? [] : fixLines(toWrite))].join('\n');
}

function isUpcoming(entry: Entry): boolean {
  return entry.kind === 'group' ? entry.upcoming : entry.finding.upcoming;
}

function spanOf(entry: Entry): { readonly start: number; readonly end: number } {
  return entry.kind === 'group' ? entry.span : entry.finding.span;
}

/** How many annotations of a level GitHub shows for one step. It drops the others silently. */
const SHOWN = 10;

const levels = ['error', 'warning', 'info'] as const;

/** Collects the most urgent annotations of each level. */
export interface MostUrgent {
  readonly add: (annotations: readonly Annotation[]) => void;
  /**
   * Workflow commands, from which GitHub makes annotations: the last of a level says how many more there are.
   *
   * @param command lists all of them on a terminal.
   * @param first come before those of the same urgency.
   */
  readonly commands: (command: string, first?: readonly Annotation[]) => string;
}

export function mostUrgent(): MostUrgent {
  const count = { error: 0, warning: 0, info: 0 };
  let kept: readonly Annotation[] = [];
  const keep = (annotations: readonly Annotation[], all: readonly Annotation[]): void => {
    for (const { severity } of annotations) count[severity]++;
    kept = levels.flatMap((level) =>
      all
        .filter(({ severity }) => severity === level)
        .toSorted((a, b) => a.urgency - b.urgency || 0)
        .slice(0, SHOWN),
    );
  };
  return {
    add: (annotations) => keep(annotations, [...kept, ...annotations]),
    commands: (command, first = []) => {
      keep(first, [...first, ...kept]);
      return levels
        .map((level) =>
          commandsOf(
            kept.filter(({ severity }) => severity === level),
            count[level],
            command,
          ),
        )
        .join('');
    },
  };
}

function commandsOf(shown: readonly Annotation[], count: number, command: string): string {
  const more = count - SHOWN;
  return shown
    .map((annotation, index) => {
      const note = index === SHOWN - 1 && more > 0 ? `\n${more} more of this level; \`${command}\` lists all.` : '';
      return `${workflowCommand({ ...annotation, message: `${annotation.message}${note}` })}\n`;
    })
    .join('');
}

function workflowCommand({ severity, path, place, title, message }: Annotation): string {
  const { start, end } = regionOf(place);
  // GitHub refuses columns where the lines differ.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const position = place === undefined ? {} : { line: start.line, endLine: end.line, ...columns };
  const properties = Object.entries<string | number>({ file: path, ...position, title })
    .map(([key, value]) => `${key}=${escapeProperty(value)}`)
    .join(',');
  return `::${commands[severity]} ${properties}::${escapeData(message)}`;
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Encodes characters that would end a command or be decoded in it, and makes other control characters visible. */
function escapeData(text: string): string {
  return printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}

function escapeProperty(value: string | number): string {
  return escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
