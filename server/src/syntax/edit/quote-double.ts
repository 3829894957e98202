import { stringify } from 'yaml';

/** Writes any text as a YAML scalar in double quotation marks, on one line. */
export function quoteDouble(text: string): string {
  return stringify(text, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    blockQuote: false,
    lineWidth: 0,
  })
    .trimEnd()
    .replace(UNPRINTABLE, escapeUnit);
}

/** What an editor or a terminal could act on instead of showing it. */
const UNPRINTABLE =
  /[\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
