/** Whether two names mean the same: they are compared trimmed and case-folded. The catalogue, under "Applies". */
export function sameName(one: string, other: string): boolean {
  return foldedName(one) === foldedName(other);
}

/** A name as it is compared with others, for use as a key. */
export function foldedName(name: string): string {
  return name.trim().normalize('NFC').toLowerCase();
}
