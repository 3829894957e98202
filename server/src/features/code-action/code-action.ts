import {
  CodeActionKind,
  DiagnosticSeverity,
  type CodeAction,
  type CodeActionContext,
  type Diagnostic,
  type Range,
} from 'vscode-languageserver-types';
import { actionRequest } from './action-request.ts';
import { actionsOnOneOf, foremost, areManyFaults } from './many-faults.ts';
import { faultsAsked, faultsOf, type Fault } from './fault.ts';
import { allRepairs } from './fix-all.ts';
import { offeredActions, type OfferedAction } from './offered-actions.ts';
import { workspaceEdit } from './workspace-edit.ts';
import type { DocumentView } from '../view/document-view.ts';
import { feature } from '../feature.ts';

interface CodeActionParams {
  readonly range: Range;
  readonly context: CodeActionContext;
}

/** Repairs everything that can be repaired without asking; editors may do so on save. */
export const FIX_ALL: CodeActionKind = `${CodeActionKind.SourceFixAll}.launchplan`;

/**
 * Offers to fix, accept and explain what the diagnostics report: repairs first, then what needs more thought; whole
 * sections before single things, and blockers before warnings. Where much is wrong at one place, as on the first line
 * of a plan, each fault gets only its first fix. What cannot be done at its place is not offered.
 */
export default feature<CodeActionParams, CodeAction[]>({
  method: 'textDocument/codeAction',
  capability: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] } },
  inConfig: true,
  provide(view, { range, context }) {
    if (!view.client.codeActionLiterals) return [];
    const faults = faultsOf(view);
    const asked = isWanted(CodeActionKind.QuickFix, context.only)
      ? faultsAsked(faults, range, context.diagnostics)
      : [];
    const manyFaults = areManyFaults(asked);
    const actions = asked.flatMap((fault) => {
      const offered = offeredActions(fault, view);
      return (manyFaults ? foremost(offered, view) : offered).map((action) => ({ fault, action }));
    });
    const sent = (fault: Fault): Diagnostic => sentOf(fault, context.diagnostics);
    const quickFixes = [
      ...actions
        .toSorted((a, b) => rankOf(a.action) - rankOf(b.action) || severityOf(a.fault) - severityOf(b.fault))
        .map(({ fault, action }) => codeAction(action, fault, [sent(fault)], view)),
      ...(manyFaults ? actionsOnOneOf(asked, view) : []).map(({ fault, action }) =>
        codeAction(action, fault, asked.map(sent), view),
      ),
    ];
    // A client that asks for no kind gets it if it does more than the repair that is offered here.
    const isOfUse = context.only !== undefined || (actions.some(({ action }) => action.isRepair) && hasSeveral(faults));
    const wholeFile = isOfUse && isWanted(FIX_ALL, context.only) ? fixAll(faults, view) : [];
    return [...quickFixes, ...wholeFile];
  },
});

function hasSeveral(faults: readonly Fault[]): boolean {
  return faults.filter(({ fixes }) => fixes.some(({ kind }) => kind === 'repair')).length > 1;
}

/** Kinds are a hierarchy: `source` includes `source.fixAll`. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return only?.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;
}

/** Repairs, offers, ways to accept a finding, explanations. */
function rankOf({ id, isRepair }: OfferedAction): number {
  if (isRepair) return 0;
  return id === 'explain' ? 3 : id === 'waive' || id === 'disable' ? 2 : 1;
}

/** Whole sections, then blockers, warnings and the rest. */
function severityOf({ rule, diagnostic }: Fault): number {
  return rule === undefined ? 0 : (diagnostic.severity ?? DiagnosticSeverity.Error);
}

/** The diagnostic as the client knows it, so that it can tell which one an action fixes. */
function sentOf({ diagnostic }: Fault, sent: readonly Diagnostic[]): Diagnostic {
  const { start } = diagnostic.range;
  const same = sent.find(
    ({ code, range }) =>
      code === diagnostic.code && range.start.line === start.line && range.start.character === start.character,
  );
  return same ?? diagnostic;
}

function codeAction(action: OfferedAction, fault: Fault, diagnostics: Diagnostic[], view: DocumentView): CodeAction {
  const { title, kind, isRepair, does } = action;
  const common = { title, kind, diagnostics, ...(isRepair ? { isPreferred: true } : {}) };
  if (does.kind === 'command') return { ...common, command: does.command };
  return view.client.resolveCodeActions
    ? { ...common, data: actionRequest(view, fault, action.id) }
    : { ...common, edit: workspaceEdit(does.edits, view) };
}

function fixAll(faults: readonly Fault[], view: DocumentView): readonly CodeAction[] {
  const edits = allRepairs(view.snapshot, faults);
  if (edits.length === 0) return [];
  // On save the client asks and applies immediately, so a second question would only cost time.
  return [{ title: 'Repair all that needs no decision', kind: FIX_ALL, edit: workspaceEdit(edits, view) }];
}
