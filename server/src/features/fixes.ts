import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';
import { editsOf } from '../engine/fixes.ts';
import { workspaceEdit } from './code-action/workspace-edit.ts';
import { feature } from './feature.ts';

export interface FixesParams {
  readonly textDocument: { readonly uri: string };
  /** Index in the `---` stream of the file. */
  readonly document: number;
  /** The id of the lint, as a check of the readiness model has it. */
  readonly rule: string;
  /** Where that check is. */
  readonly position: Position;
}

/** One way to mend what a check found. */
export interface OfferedFix {
  readonly title: string;
  /** Whether it needs no decision. */
  readonly isRepair: boolean;
  readonly edit: WorkspaceEdit;
}

/**
 * What can be done about one check of the readiness tree, also where its diagnostic is one of a group and code actions
 * are about the whole group.
 */
export default feature<FixesParams, readonly OfferedFix[]>({
  method: 'launchplan/fixes',
  capability: {},
  provide(view, { document, rule, position }) {
    const report = view.reports.find(({ plan }) => plan.document.index === document);
    const finding = report?.findings.find((one) => {
      const { start } = view.rangeOf(one.span);
      return one.rule === rule && start.line === position.line && start.character === position.character;
    });
    if (report === undefined || finding === undefined) return [];
    return finding.fixes.flatMap((fix) => {
      const edits = editsOf(view.snapshot, report.plan, fix);
      if (edits === undefined) return [];
      return [{ title: fix.title, isRepair: fix.kind === 'repair', edit: workspaceEdit(edits, view) }];
    });
  },
});
