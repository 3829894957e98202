/** A map by address. Two spellings of one address are the same key, because clients and hosts escape differently. */
export interface UriMap<Value> {
  readonly get: (uri: string) => Value | undefined;
  readonly has: (uri: string) => boolean;
  readonly set: (uri: string, value: Value) => void;
  readonly delete: (uri: string) => void;
  readonly clear: () => void;
  /** The addresses as they were first set. */
  readonly uris: () => readonly string[];
  readonly values: () => readonly Value[];
}

export function uriMap<Value>(): UriMap<Value> {
  const entries = new Map<string, { readonly uri: string; readonly value: Value }>();
  return {
    get: (uri) => entries.get(uriKey(uri))?.value,
    has: (uri) => entries.has(uriKey(uri)),
    set: (uri, value) => {
      const key = uriKey(uri);
      entries.set(key, { uri: entries.get(key)?.uri ?? uri, value });
    },
    delete: (uri) => {
      entries.delete(uriKey(uri));
    },
    clear: () => entries.clear(),
    uris: () => [...entries.values()].map(({ uri }) => uri),
    values: () => [...entries.values()].map(({ value }) => value),
  };
}

/** A set of addresses. Two spellings of one address count once. */
export interface UriSet {
  readonly has: (uri: string) => boolean;
  readonly add: (uri: string) => void;
  readonly delete: (uri: string) => void;
  readonly clear: () => void;
  /** The addresses as they were first added. */
  readonly uris: () => readonly string[];
}

export function uriSet(uris: Iterable<string> = []): UriSet {
  const known = uriMap<true>();
  const add = (uri: string): void => known.set(uri, true);
  for (const uri of uris) add(uri);
  return { has: known.has, add, delete: known.delete, clear: known.clear, uris: known.uris };
}

/** Whether two addresses are the same, even if they are spelled differently. */
export function isSameUri(a: string, b: string): boolean {
  return a === b || uriKey(a) === uriKey(b);
}

/** An address without its escapes, and with the letter of a drive in lower case. */
export function uriKey(uri: string): string {
  return unescaped(uri).replace(/^file:\/\/\/[A-Z]:/, (start) => start.toLowerCase());
}

function unescaped(uri: string): string {
  if (!uri.includes('%')) return uri;
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
