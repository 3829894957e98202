import { isWaivable } from '../../engine/check/suppressions.ts';
import type { DocumentView } from '../view/document-view.ts';
import type { Fault } from './fault.ts';
import { commanding, type OfferedAction } from './offered-actions.ts';

/** With more faults than this at one place, nobody reads everything that can be done about each of them. */
const A_FEW = 2;

/** Whether so much is wrong at one place that only the first fix of each fault is offered. */
export function areManyFaults(faults: readonly Fault[]): boolean {
  return faults.length > A_FEW;
}

/**
 * What is left of the actions on a fault that is one of too many: its first fix. An editor without a way to choose
 * later keeps the waivers as well.
 */
export function foremost(actions: readonly OfferedAction[], { client }: DocumentView): readonly OfferedAction[] {
  const fix = actions.find(({ id }) => id.startsWith('fix '));
  const waiver = client.extensionCommands ? undefined : actions.find(({ id }) => id === 'waive');
  return [fix, waiver].filter((action) => action !== undefined);
}

/**
 * Ways to accept or explain one of several faults. The user chooses the fault afterwards; the first action stands for
 * all.
 */
export function actionsOnOneOf(
  faults: readonly Fault[],
  { uri, client }: DocumentView,
): readonly { readonly fault: Fault; readonly action: OfferedAction }[] {
  const [fault] = faults;
  if (!client.extensionCommands || fault === undefined) return [];
  const { index: document } = fault.document;
  const rulesOf = (some: readonly Fault[]): readonly string[] => [...new Set(some.flatMap(({ data }) => data.rules))];
  // A waiver belongs to one plan, and a file may have several.
  const waivable = rulesOf(faults.filter((one) => one.document.index === document)).filter(isWaivable);
  const target = { uri, document, rules: waivable };
  const waive = commanding('waive', 'Waive one of these…', 'launchplan.waive', target);
  const explain = commanding('explain', 'Explain one of these…', 'launchplan.explainLint', rulesOf(faults));
  return [...(waivable.length === 0 ? [] : [waive]), explain].map((action) => ({ fault, action }));
}
