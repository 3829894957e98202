import { given, items, type Fact } from '../../../plan/fact.ts';
import type { Plan } from '../../../plan/plan.ts';
import { nodeAt } from '../../../syntax/node-at.ts';
import type { Document } from '../../../syntax/tree.ts';
import { touches, type Span } from '../../../text/span.ts';
import { documentAt, planAt } from '../document-at.ts';
import type { DocumentView } from '../document-view.ts';
import { anchorNames } from './anchors.ts';
import type { Name } from './name.ts';
import { waivedLintAt } from './waived-lint.ts';

/** The name that is defined or referred to at an offset, and its place there. */
export function nameAt(
  view: DocumentView,
  offset: number,
): { readonly name: Name; readonly span: Span; readonly others: readonly Name[] } | undefined {
  const document = documentAt(view, offset);
  if (document === undefined) return undefined;
  const plan = planAt(view, offset);
  const names = [...anchorNames(view.snapshot.text, document), ...(plan === undefined ? [] : idNames(plan))];
  for (const name of names) {
    const span = [...name.definitions, ...name.references].find((one) => touches(one, offset));
    if (span !== undefined) {
      return { name, span, others: names.filter((one) => one.kind === name.kind && one !== name) };
    }
  }
  // An alias in a waiver is first of all an alias.
  const waived = plan && waivedLintAt(view, plan, offset);
  return waived && { ...waived, others: [] };
}

interface Occurrence {
  readonly kind: Exclude<Name['kind'], 'anchor' | 'lint'>;
  readonly role: 'definition' | 'reference';
  readonly text: string;
  readonly span: Span;
}

/** The ids of scope items, milestones and rollout steps, each with what points to it. */
function idNames(plan: Plan): readonly Name[] {
  const { scope, milestones, promises, rollout, document } = plan;
  const occurrences = [
    ...occurrencesOf(
      'scope',
      'definition',
      items(scope).map(({ value }) => value.id),
    ),
    ...occurrencesOf(
      'milestone',
      'definition',
      items(milestones).map(({ value }) => value.id),
    ),
    ...occurrencesOf(
      'step',
      'definition',
      items(rollout.steps).map(({ value }) => value.id),
    ),
    ...occurrencesOf(
      'scope',
      'reference',
      items(promises).flatMap(({ value }) => items(value.scope)),
    ),
    ...occurrencesOf(
      'step',
      'reference',
      items(promises).map(({ value }) => value.for),
    ),
    ...occurrencesOf(
      'milestone',
      'reference',
      items(milestones).flatMap(({ value }) => items(value.needs)),
    ),
  ].filter(({ span }) => isWrittenHere(document, span));
  const names = new Map<string, readonly Occurrence[]>();
  for (const one of occurrences) {
    const key = JSON.stringify([one.kind, one.text]);
    names.set(key, [...(names.get(key) ?? []), one]);
  }
  return [...names.values()].flatMap((all) => {
    const [first] = all;
    if (first === undefined) return [];
    const spans = (role: Occurrence['role']): readonly Span[] =>
      all.filter((one) => one.role === role).map(({ span }) => span);
    return [{ kind: first.kind, text: first.text, definitions: spans('definition'), references: spans('reference') }];
  });
}

function occurrencesOf(
  kind: Occurrence['kind'],
  role: Occurrence['role'],
  facts: readonly Fact<string>[],
): readonly Occurrence[] {
  return facts.flatMap((fact) => {
    const text = given(fact);
    return text === undefined ? [] : [{ kind, role, text, span: fact.at.span }];
  });
}

/** Whether the text of a name is at its place, and not an alias to it. */
function isWrittenHere(document: Document, span: Span): boolean {
  return nodeAt(document, span.start)?.node.kind === 'scalar';
}
