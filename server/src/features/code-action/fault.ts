import type { Diagnostic, Position, Range } from 'vscode-languageserver-types';
import { grouped, type Entry } from '../../engine/readiness/group.ts';
import type { Fix } from '../../lints/fix.ts';
import type { Document } from '../../syntax/tree.ts';
import { emptySpan, type Span } from '../../text/span.ts';
import { diagnosticOf, problemDiagnostic, type DiagnosticData } from '../diagnostics.ts';
import type { DocumentView } from '../view/document-view.ts';

/** What code actions fix: something that a diagnostic reports. */
export interface Fault {
  readonly diagnostic: Diagnostic;
  readonly data: DiagnosticData;
  /** How many faults before it have the same data. */
  readonly tie: number;
  readonly document: Document;
  readonly span: Span;
  /** The lint, or the fault of the file; absent for an absent section, which is several in one. */
  readonly rule: string | undefined;
  readonly fixes: readonly Fix[];
}

/** Every fault of a document in order: those of its plans, absent sections as one, or those of a settings file. */
export function faultsOf(view: DocumentView): readonly Fault[] {
  const ties = new Map<string, number>();
  return [...faultsOfPlans(view), ...faultsOfSettings(view)].map((fault) => {
    const key = JSON.stringify(fault.data);
    const tie = ties.get(key) ?? 0;
    ties.set(key, tie + 1);
    return { ...fault, tie };
  });
}

type UntiedFault = Omit<Fault, 'tie'>;

function faultsOfPlans(view: DocumentView): readonly UntiedFault[] {
  return view.reports.flatMap((report) =>
    grouped(report.findings, view.today, report.plan).map((entry) => {
      const diagnostic = diagnosticOf(entry, report, view);
      const { document } = report.plan;
      return { diagnostic, data: diagnostic.data as DiagnosticData, document, ...toMend(entry) };
    }),
  );
}

function toMend(entry: Entry): Pick<Fault, 'span' | 'rule' | 'fixes'> {
  if (entry.kind === 'group') {
    return { span: entry.span, rule: undefined, fixes: entry.fixes };
  }
  return entry.finding;
}

function faultsOfSettings(view: DocumentView): readonly UntiedFault[] {
  const [document] = view.snapshot.tree.documents;
  if (document === undefined) return [];
  return view.problems.map((problem) => {
    const diagnostic = problemDiagnostic(problem, view.rangeOf);
    const { rule, fixes, place } = problem;
    return {
      diagnostic,
      data: diagnostic.data as DiagnosticData,
      document,
      rule,
      fixes,
      span: place?.span ?? emptySpan(0),
    };
  });
}

/**
 * The faults that a request is about: those of the diagnostics that the client sent, matched by their data and not by
 * their message; without diagnostics, those whose range the request touches.
 */
export function faultsAsked(
  faults: readonly Fault[],
  range: Range,
  diagnostics: readonly Diagnostic[],
): readonly Fault[] {
  if (diagnostics.length === 0) return faults.filter((fault) => touch(fault.diagnostic.range, range));
  const asked = new Set(diagnostics.flatMap((diagnostic) => faultsTold(faults, diagnostic)));
  return faults.filter((fault) => asked.has(fault));
}

/** The faults that a diagnostic reports; several if they differ only in their places, and the places have changed. */
function faultsTold(faults: readonly Fault[], { code, range, data, source }: Diagnostic): readonly Fault[] {
  if (source !== undefined && source !== 'launchplan') return [];
  const hasCode = faults.filter(({ diagnostic }) => diagnostic.code === code);
  const isThere = (fault: Fault): boolean => isSamePosition(fault.diagnostic.range.start, range.start);
  // A client that does not keep our data keeps the code and the range.
  if (!isObject(data)) return hasCode.filter(isThere);
  const alike = hasCode.filter((fault) => isSame(data, fault.data));
  const there = alike.filter(isThere);
  return there.length > 0 ? there : alike;
}

/** Whether the data that a client kept of a diagnostic is still that of a fault. */
export function isSame(kept: Readonly<Record<string, unknown>>, { document, rules, places }: DiagnosticData): boolean {
  return kept.document === document && isEqual(kept.rules, rules) && isEqual(kept.places, places);
}

function isEqual(kept: unknown, texts: readonly string[]): boolean {
  return Array.isArray(kept) && kept.length === texts.length && texts.every((text, index) => kept[index] === text);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSamePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

function touch(a: Range, b: Range): boolean {
  return isNotAfter(a.start, b.end) && isNotAfter(b.start, a.end);
}

function isNotAfter(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character <= b.character);
}
