import type { NodePath } from '../../../syntax/node-at.ts';
import type { Document } from '../../../syntax/tree.ts';
import { touches, type Span } from '../../../text/span.ts';
import type { DocumentView } from '../document-view.ts';
import { planSchema } from '../plan-schema.ts';
import { writtenScalars } from '../written-scalars.ts';

/**
 * Where the person or team at an offset stands in a plan, aliases included: as owner, as approver, on the team.
 *
 * @returns in order of position; undefined where the offset is not on the name of a person.
 */
export function personAt(view: DocumentView, document: Document, offset: number): readonly Span[] | undefined {
  const scalars = writtenScalars(document);
  const schema = planSchema(view);
  const isPerson = (path: NodePath): boolean => schema(path)?.kind === 'person';
  const here = scalars.find(({ span }) => touches(span, offset));
  if (here === undefined || !isPerson(here.path)) return undefined;
  const name = here.scalar.text.trim();
  return scalars.filter(({ scalar, path }) => scalar.text.trim() === name && isPerson(path)).map(({ span }) => span);
}
