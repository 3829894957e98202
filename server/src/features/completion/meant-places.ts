import { describeKey, type Description } from '../../schema/describe.ts';
import type { JsonSchema } from '../../schema/json-schema.ts';
import type { CursorPlace, KeyPlace, ValuePlace } from './cursor-place.ts';

/**
 * The places at the cursor that the syntax allows and the schema has something for: no keys where a list belongs, and
 * on a line of its own the items of a list instead of a single value.
 */
export function meantPlaces(places: readonly CursorPlace[], schema: JsonSchema): readonly CursorPlace[] {
  const keys = places.filter((place) => place.kind === 'key').filter(({ path }) => hasKeys(describeKey(schema, path)));
  const items = places.filter((place) => place.kind === 'value' && place.prefix === '- ').flatMap(newItem);
  const values = places.flatMap((place): readonly CursorPlace[] => {
    if (place.kind === 'key' || place.prefix === '- ') return [];
    if (!place.ownLine || place.style === 'flow') return [place];
    const isList = describeKey(schema, place.path)?.isList === true && typeof place.path.at(-1) !== 'number';
    if (isList) return items.length > 0 ? [] : newItem(firstItemOf(place));
    return keys.length > 0 ? [] : [place];
  });
  return keys.length > 0 && keys.every(({ style }) => style === 'block') && values.length === 0
    ? keys
    : [...keys, ...values, ...items];
}

function hasKeys(description: Description | undefined): boolean {
  if (description === undefined || description.isList) return false;
  return description.keys.length > 0 || description.taskKeys.length > 0 || description.types.includes('object');
}

/** The first item of an empty list. */
function firstItemOf(place: ValuePlace): ValuePlace {
  return { ...place, path: [...place.path, 0], prefix: '- ', others: [] };
}

/** A new item of a list as a value, and as a mapping with its first key. */
function newItem(item: CursorPlace): readonly CursorPlace[] {
  if (item.kind === 'key') return [item];
  const key: KeyPlace = {
    kind: 'key',
    path: item.path,
    word: item.word,
    prefix: '- ',
    style: 'block',
    siblings: [],
    column: item.column + 2,
    hasColon: false,
    replaces: undefined,
  };
  return [key, item];
}
