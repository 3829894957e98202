import { resolvePlain } from '../parse/core-schema.ts';
import { quoteDouble } from './quote-double.ts';

/**
 * Writes any text as a YAML scalar on one line that reads back as that very text: plain where that is safe, in a
 * block as well as between brackets, else in double quotation marks.
 */
export function quoteScalar(text: string): string {
  if (SAFE_PLAIN.test(text) && resolvePlain(text) === text) return text;
  return quoteDouble(text);
}

/** Starts with a letter or a digit, and holds nothing that could end it, such as a comma, or a colon before a space. */
const SAFE_PLAIN =
  /^(?!---|\.\.\.)[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Emoji_Presentation}._/()+*@%&$€£'–—-]|[ :](?=[\p{L}\p{N}/(]))*$/u;
