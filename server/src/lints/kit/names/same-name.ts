/** Whether two names mean the same: they are compared trimmed and case-folded. docs/catalogue.md#applies */
export function sameName(one: string, other: string): boolean {
  return foldedName(one) === foldedName(other);
}

/** A name as it is compared with others, for use as a key. */
export function foldedName(name: string): string {
  const trimmed = name.trim();
  return (UNCOMPOSED.test(trimmed) ? trimmed.normalize('NFC') : trimmed).toLowerCase();
}

/** Only from here on are there characters that may be written in several ways. */
const UNCOMPOSED = /[^\0-\u02FF]/;
