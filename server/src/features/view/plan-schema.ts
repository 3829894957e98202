import { describeKey, type Description } from '../../schema/describe.ts';
import { launchSchema } from '../../schema/json-schema.ts';
import type { NodePath } from '../../syntax/node-at.ts';

/** Looks up what the schema says of places in a plan, each kind of place once. */
export function planSchema(): (path: NodePath) => Description | undefined {
  const known = new Map<string, Description | undefined>();
  return (path) => {
    const place = JSON.stringify(path.map((step) => (typeof step === 'number' ? 0 : step)));
    if (!known.has(place)) known.set(place, describeKey(launchSchema, path));
    return known.get(place);
  };
}
