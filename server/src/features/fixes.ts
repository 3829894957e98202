import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import type { PlanReport } from '../engine/check/check.ts';
import { editsOf } from '../engine/fixes.ts';
import { grouped } from '../engine/readiness/group.ts';
import type { Fix } from '../lints/fix.ts';
import type { Span } from '../text/span.ts';
import { workspaceEdit } from './code-action/workspace-edit.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';

export interface FixesParams {
  readonly textDocument: { readonly uri: string };
  /** Index in the `---` stream of the file. */
  readonly document: number;
  /**
   * The id of the lint, as in a check of the readiness model; `group/sales` for everything that an absent section
   * leaves open.
   */
  readonly rule: string;
  /** The start of its place. */
  readonly position: Position;
}

/** One way to fix what a check found. */
export interface OfferedFix {
  readonly title: string;
  /** Whether it needs no decision. */
  readonly isRepair: boolean;
  readonly edit: WorkspaceEdit;
}

/**
 * The fixes for one check of the readiness tree, even if its diagnostic is part of a group and code actions are about
 * the whole group. Of a whole section it is the first alone, so that one click writes it.
 */
export default feature<FixesParams, readonly OfferedFix[]>({
  method: 'launchplan/fixes',
  capability: {},
  provide(view, { document, rule, position }) {
    const report = view.reports.find(({ plan }) => plan.document.index === document);
    if (report === undefined) return [];
    return fixesOf(report, rule, view, position).flatMap((fix) => {
      const edits = editsOf(view.snapshot, report.plan, fix);
      if (edits === undefined) return [];
      return [{ title: fix.title, isRepair: fix.kind === 'repair', edit: workspaceEdit(edits, view) }];
    });
  },
});

function fixesOf(report: PlanReport, rule: string, view: DocumentView, position: Position): readonly Fix[] {
  const isThere = ({ span }: { readonly span: Span }): boolean => {
    const { start } = view.rangeOf(span);
    return start.line === position.line && start.character === position.character;
  };
  if (!rule.startsWith('group/')) {
    return report.findings.find((finding) => finding.rule === rule && isThere(finding))?.fixes ?? [];
  }
  const entries = grouped(report.findings, view.today, report.plan);
  return entries.flatMap((entry) => (entry.kind === 'group' && entry.code === rule ? entry.fixes.slice(0, 1) : []));
}
