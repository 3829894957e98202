import { below, type Path } from './place.ts';
import type { Shape, Shapes } from './shape.ts';

/**
 * The keys of a kind of record, and how to make one. All records of a kind are copies of one blank: the engine then
 * gives them one hidden class, and reading a field of any of them is quick. An object that is filled key by key, or
 * that begins with `...` and goes on with further keys, would get a class of its own each time.
 */
export interface Layout<T> {
  readonly fields: Shapes;
  readonly list: readonly Field[];
  readonly byKey: ReadonlyMap<string, Field>;
  /** The keys that a mapping of this kind may have beside those of the fields, which somebody else reads. */
  readonly elsewhere: ReadonlySet<string>;
  /** Every key of the record without a value: those of the fields, and what is known of the record beside them. */
  readonly blank: { readonly [K in keyof T]: unknown };
}

export interface Field {
  /** The key as the layout has it: the same text cut out of a plan is another string, slower to write under. */
  readonly key: string;
  readonly shape: Shape<unknown>;
  /** Where it stands in every plan; absent where that is another place each time, as in the items of a list. */
  readonly path: Path | undefined;
}

/**
 * The layout of records with these fields.
 *
 * @param beside the keys of a record that are no fields, such as where it stands.
 * @param elsewhere further ones that are keys of the mapping as well, but are read by somebody else.
 * @param path where the record stands, for one that stands at the same place in every plan.
 */
export function layoutOf<T>(
  fields: Shapes,
  beside: readonly (keyof T & string)[],
  elsewhere: readonly (keyof T & string)[] = [],
  path?: Path,
): Layout<T> {
  const keys = [...Object.keys(fields), ...beside, ...elsewhere];
  const list = Object.entries(fields).map(([key, shape]) => ({
    key,
    shape,
    path: path === undefined ? undefined : below(path, key),
  }));
  return {
    fields,
    list,
    byKey: new Map(list.map((field) => [field.key, field])),
    elsewhere: new Set(elsewhere),
    blank: Object.fromEntries(keys.map((key) => [key, undefined])) as Layout<T>['blank'],
  };
}
