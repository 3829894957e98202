import { uriKey, type UriMap } from '../files/uri-map.ts';

/** A map by address that drops the values that were not used for the longest time. */
export type RecentlyUsed<Value> = Pick<UriMap<Value>, 'get' | 'set' | 'delete' | 'clear'>;

/** @param most how many values it keeps. */
export function recentlyUsed<Value>(most: number): RecentlyUsed<Value> {
  // A map keeps the order in which its keys were set.
  const values = new Map<string, Value>();
  const put = (key: string, value: Value): void => {
    values.delete(key);
    values.set(key, value);
  };
  return {
    get(uri) {
      const key = uriKey(uri);
      const value = values.get(key);
      if (value !== undefined) put(key, value);
      return value;
    },
    set(uri, value) {
      put(uriKey(uri), value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
    delete: (uri) => {
      values.delete(uriKey(uri));
    },
    clear: () => values.clear(),
  };
}
