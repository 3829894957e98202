/** Whether two names mean the same: they are compared trimmed and case-folded. docs/catalogue.md#applies */
export function sameName(one: string, other: string): boolean {
  return foldedName(one) === foldedName(other);
}

/** A name as it is compared with others, for use as a key. */
export function foldedName(name: string): string {
  const trimmed = name.trim();
  return (UNCOMPOSED.test(trimmed) ? trimmed.normalize('NFC') : trimmed).toLowerCase();
}

/** Whether two texts name the same person: `@Lee` and `lee` do. docs/catalogue.md#applies */
export function samePerson(one: string, other: string): boolean {
  return foldedPerson(one) === foldedPerson(other);
}

/** A person's name, handle or address as it is compared with others, for use as a key. */
export function foldedPerson(person: string): string {
  return foldedName(person).replace(/^@/, '');
}

/** Only from here on are there characters that may be written in several ways. */
const UNCOMPOSED = /[^\0-\u02FF]/;
