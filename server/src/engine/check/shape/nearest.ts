import distance from 'damerau-levenshtein';
import { offer, repair, type Fix } from '../../../lints/fix.ts';
import type { Span } from '../../../text/span.ts';

/**
 * Whether a word is a misspelling of another beyond doubt: one letter added, left out or replaced, or two neighbours
 * swapped, case aside, and no other known word is as near. Only then is it put right without asking.
 */
export function isSurelyMeant(written: string, meant: string, known: Iterable<string>): boolean {
  if (!isOneEdit(written, meant)) return false;
  for (const other of known) if (other !== meant && isOneEdit(written, other)) return false;
  return true;
}

/** Changes a word to the one that was meant: a repair where that is beyond doubt, see {@link isSurelyMeant}. */
export function spellingFix(written: string, meant: string, known: Iterable<string>, span: Span): Fix {
  const fix = isSurelyMeant(written, meant, known) ? repair : offer;
  return fix(`Change to \`${meant}\``, { kind: 'replace', span, text: meant });
}

function isOneEdit(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && distance(a.toLowerCase(), b.toLowerCase()).steps <= 1;
}

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
