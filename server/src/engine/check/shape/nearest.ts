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
    const most = Math.min(Math.max(1, Math.floor(compared.length / 3)), compared.length - 1);
    // Words of too different lengths are never near, and comparing an endless one takes as long as it is.
    if (Math.abs(written.length - compared.length) > most) continue;
    const away = distance(written, compared).steps;
    if (away > most) continue;
    if (away < bestDistance) {
      best = candidate;
      bestDistance = away;
    }
  }
  return best;
}
