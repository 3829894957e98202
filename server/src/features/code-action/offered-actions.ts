import { CodeActionKind, type Command } from 'vscode-languageserver-types';
import { editsOf } from '../../engine/fixes.ts';
import { isWaivable } from '../../engine/check/suppressions.ts';
import type { TextEdit } from '../../text/text-edit.ts';
import type { DocumentView } from '../view/document-view.ts';
import { disableComment } from './disable-comment.ts';
import type { Fault } from './fault.ts';
import { waiverStub } from './waiver-stub.ts';

/** Something to do about a fault, by an edit or by a command of the extension. */
export interface OfferedAction {
  /** Its name among the actions on its fault: `fix 0`, `waive`, `disable`, `explain`. */
  readonly id: string;
  readonly title: string;
  readonly kind: CodeActionKind;
  readonly isRepair: boolean;
  readonly does:
    | { readonly kind: 'edit'; readonly edits: readonly TextEdit[] }
    | { readonly kind: 'command'; readonly command: Command };
}

/** All that can be done about a fault: its fixes, then ways to accept it, then its explanation. */
export function offeredActions(fault: Fault, view: DocumentView): readonly OfferedAction[] {
  const { document, rule, fixes } = fault;
  const fixing = fixes.flatMap((fix, index) => {
    const edits = editsOf(view.snapshot, { document }, fix);
    return edits === undefined ? [] : [editing(`fix ${index}`, fix.title, edits, fix.kind === 'repair')];
  });
  if (rule === undefined) return fixing;
  const accepting = isWaivable(rule) ? [...waiving(rule, fault, view), ...disabling(rule, fault, view)] : [];
  return [...fixing, ...accepting, ...explaining(rule, view)];
}

function waiving(rule: string, { document }: Fault, view: DocumentView): readonly OfferedAction[] {
  if (view.client.extensionCommands) {
    const target = { uri: view.uri, document: document.index, rule };
    return [commanding('waive', `Waive ${rule}…`, 'launchplan.waive', target)];
  }
  const stub = waiverStub(rule, view.today);
  const edits = editsOf(view.snapshot, { document }, stub);
  return edits === undefined ? [] : [editing('waive', stub.title, edits)];
}

function disabling(rule: string, { document, span }: Fault, view: DocumentView): readonly OfferedAction[] {
  const edit = disableComment(view.snapshot, document, rule, span);
  return edit === undefined ? [] : [editing('disable', `Disable ${rule} on this line, with a reason`, [edit])];
}

function explaining(rule: string, view: DocumentView): readonly OfferedAction[] {
  return view.client.extensionCommands
    ? [commanding('explain', `Explain ${rule}`, 'launchplan.explainLint', rule)]
    : [];
}

function editing(id: string, title: string, edits: readonly TextEdit[], isRepair = false): OfferedAction {
  return { id, title, kind: CodeActionKind.QuickFix, isRepair, does: { kind: 'edit', edits } };
}

/** An action that a command of the extension does, for example because it asks the user something. */
export function commanding(id: string, title: string, command: string, argument: unknown): OfferedAction {
  const does: OfferedAction['does'] = { kind: 'command', command: { title, command, arguments: [argument] } };
  return { id, title, kind: CodeActionKind.QuickFix, isRepair: false, does };
}
