import distance from 'damerau-levenshtein';

/**
 * The known word that was probably meant: at most a third of its letters off, two letters in each
 * other's place counting as one; of equally near ones, the first.
 *
 * @returns undefined where nothing is near enough.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const written = word.toLowerCase().replaceAll(/[-_ ]/g, '');
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const compared = candidate.toLowerCase().replaceAll(/[-_ ]/g, '');
    const away = distance(written, compared).steps;
    if (away > Math.max(1, Math.floor(compared.length / 3)) || away >= compared.length) continue;
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}
