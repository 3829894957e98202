import { isWaivable } from '../../engine/check/suppressions.ts';
import type { DocumentView } from '../view/document-view.ts';
import type { Fault } from './fault.ts';
import { commanding, type OfferedAction } from './offered-actions.ts';

/** More faults than these at one place are too many: nobody reads all that can be done about each of them. */
const A_FEW = 2;

/** Whether so much is wrong at one place that only the first thing to do about each is offered. */
export function areManyFaults(faults: readonly Fault[]): boolean {
  return faults.length > A_FEW;
}

/**
 * What is left of the actions on a fault that is one of too many: its first fix. An editor in which nothing can be chosen
 * afterwards keeps the waivers, too.
 */
export function foremost(actions: readonly OfferedAction[], { client }: DocumentView): readonly OfferedAction[] {
  const fix = actions.find(({ id }) => id.startsWith('fix '));
  const waiver = client.extensionCommands ? undefined : actions.find(({ id }) => id === 'waive');
  return [fix, waiver].filter((action) => action !== undefined);
}

/** Ways to accept or to explain one of several faults, which the user chooses then; the first stands for all of them. */
export function actionsOnOneOf(
  faults: readonly Fault[],
  { uri, client }: DocumentView,
): readonly { readonly fault: Fault; readonly action: OfferedAction }[] {
  const [fault] = faults;
  if (!client.extensionCommands || fault === undefined) return [];
  const { index: document } = fault.document;
  const rulesOf = (some: readonly Fault[]): readonly string[] => [...new Set(some.flatMap(({ data }) => data.rules))];
  // A waiver stands in its plan, which is one of those of a file.
  const waivable = rulesOf(faults.filter((one) => one.document.index === document)).filter(isWaivable);
  const target = { uri, document, rules: waivable };
  const waive = commanding('waive', 'Waive one of these…', 'launchplan.waive', target);
  const explain = commanding('explain', 'Explain one of these…', 'launchplan.explainLint', rulesOf(faults));
  return [...(waivable.length === 0 ? [] : [waive]), explain].map((action) => ({ fault, action }));
}
