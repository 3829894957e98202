import { valueThesaurus } from './value-thesaurus.ts';

/** A word as it is compared with what people write: case, hyphens, underscores and blanks do not count. */
function folded(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll(/[-_\s]+/g, ' ');
}

/**
 * The words of a choice that a text may mean: one of them in another case or with other hyphens, else those that the
 * thesaurus gives for it. Several where it could mean several, none where nobody knows.
 */
export function wordsMeant(text: string, words: readonly string[]): readonly string[] {
  const written = folded(text);
  const same = words.filter((word) => folded(word) === written);
  return same.length > 0 ? same : (valueThesaurus.get(written) ?? []).filter((word) => words.includes(word));
}
