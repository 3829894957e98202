import { stringify } from 'yaml';
import { resolvePlain } from './core-schema.ts';

/**
 * Writes any text as a YAML scalar on one line that reads back as that very text: plain where that is safe, in a
 * block as well as between brackets, else in double quotation marks.
 */
export function quoteScalar(text: string): string {
  if (SAFE_PLAIN.test(text) && resolvePlain(text) === text) return text;
  return stringify(text, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    blockQuote: false,
    lineWidth: 0,
  })
    .trimEnd()
    .replace(UNPRINTABLE, escapeUnit);
}

/** Starts with a letter or a digit, and holds nothing that could end it, such as a comma, or a colon before a space. */
const SAFE_PLAIN =
  /^(?!---|\.\.\.)[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}\p{Emoji_Presentation}._/()+*@%&$€£'–—-]|[ :](?=[\p{L}\p{N}/(]))*$/u;

/** What an editor or a terminal could act on instead of showing it. */
const UNPRINTABLE =
  /[\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
