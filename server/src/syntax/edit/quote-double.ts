import { stringify } from 'yaml';
import { replaceObeyed } from '../../text/obeyed.ts';

/** Writes any text as a YAML scalar in double quotation marks, on one line; what nobody sees is escaped. */
export function quoteDouble(text: string): string {
  const quoted = stringify(text, {
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'QUOTE_DOUBLE',
    blockQuote: false,
    lineWidth: 0,
    // From a length on, the library breaks a text at its line breaks otherwise.
    doubleQuotedMinMultiLineLength: Infinity,
  })
    .trimEnd()
    .replace(UNPRINTABLE, escaped);
  return replaceObeyed(quoted, escaped);
}

/** What an editor or a terminal could act on instead of showing it. */
const UNPRINTABLE =
  /[\u007F-\u009F\u2028-\u202E\u2066-\u2069\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}
