import { given, items } from '../../../plan/fact.ts';
import type { Plan } from '../../../plan/plan.ts';
import { touches, type Span } from '../../../text/span.ts';
import type { DocumentView } from '../document-view.ts';
import type { Name } from './name.ts';

/**
 * The lint that the waiver at an offset names. Its places are what it finds in this plan, waived or not, because a
 * reader has to see that to judge the waiver. All waivers of the lint refer to it.
 */
export function waivedLintAt(
  view: DocumentView,
  plan: Plan,
  offset: number,
): { readonly name: Name; readonly span: Span } | undefined {
  const waivers = items(plan.waivers).map(({ value }) => value.lint);
  const here = waivers.find(({ at }) => touches(at.span, offset));
  const text = here && given(here);
  if (here === undefined || text === undefined) return undefined;
  const references = waivers.filter((one) => given(one) === text).map(({ at }) => at.span);
  return { name: { kind: 'lint', text, definitions: foundBy(text, view, plan), references }, span: here.at.span };
}

/** Where a lint finds something in a plan, each place once. */
function foundBy(lint: string, view: DocumentView, plan: Plan): readonly Span[] {
  const report = view.reports.find((one) => one.plan.document.index === plan.document.index);
  const spans = [...(report?.findings ?? []), ...(report?.waived ?? [])]
    .filter(({ rule }) => rule === lint)
    .map(({ span }) => span);
  return [...new Map(spans.map((span) => [`${String(span.start)}-${String(span.end)}`, span])).values()];
}
