import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { editsOf } from '../engine/fixes.ts';
import { isWaivable } from '../engine/check/suppressions.ts';
import { offer } from '../lints/fix.ts';
import { parseDay } from '../plan/calendar.ts';
import { quoteScalar } from '../syntax/edit/quote-scalar.ts';
import { workspaceEdit } from './code-action/workspace-edit.ts';
import { feature } from './feature.ts';

export interface WaiveParams {
  readonly textDocument: { readonly uri: string };
  /** Index in the `---` stream of the file. */
  readonly document: number;
  /** The id of the lint. */
  readonly rule: string;
  readonly reason: string;
  readonly by: string;
  /** ISO 8601. */
  readonly expires: string;
}

/** The edit that waives a lint in a plan; null where it cannot be waived or the waiver would say nothing. */
export default feature<WaiveParams, WorkspaceEdit>({
  method: 'launchplan/waive',
  capability: {},
  provide(view, { document, rule, reason, by, expires }) {
    const plan = view.snapshot.plans.find((one) => one.document.index === document);
    const isComplete = reason.trim() !== '' && by.trim() !== '' && parseDay(expires) !== undefined;
    if (plan === undefined || !isComplete || !isWaivable(rule)) return null;
    const waiver = offer(`Waive ${rule}`, {
      kind: 'append',
      path: ['waivers'],
      value: {
        entries: [
          ['lint', rule],
          ['reason', quoteScalar(oneLine(reason))],
          ['by', quoteScalar(oneLine(by))],
          ['expires', expires],
        ],
      },
    });
    const edits = editsOf(view.snapshot, plan, waiver);
    return edits === undefined ? null : workspaceEdit(edits, view);
  },
});

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
