import { describeKey, type Description } from '../../schema/describe.ts';
import type { NodePath } from '../../syntax/node-at.ts';
import { schemaOf } from './document-at.ts';
import type { DocumentView } from './document-view.ts';

/** Looks up what the schema says of places in the plans of a file, each kind of place once. */
export function planSchema(view: DocumentView): (path: NodePath) => Description | undefined {
  const schema = schemaOf(view);
  const known = new Map<string, Description | undefined>();
  return (path) => {
    const place = JSON.stringify(path.map((step) => (typeof step === 'number' ? 0 : step)));
    if (!known.has(place)) known.set(place, describeKey(schema, path));
    return known.get(place);
  };
}
