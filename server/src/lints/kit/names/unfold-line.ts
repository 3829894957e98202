import type { Place } from '../../../plan/place.ts';
import { quoteScalar } from '../../../syntax/edit/quote-scalar.ts';
import { writeFlow } from '../../../syntax/edit/entry-value.ts';
import { offer, type Fix } from '../../fix.ts';

/**
 * The offer that makes room for a key where the author wrote a line of text in place of a mapping: the line stays
 * as the value of its own key, and the wanted key stands beside it.
 *
 * @param line where the line stands, under which key it belongs, and what it says.
 * @param value the source of the wanted key's value; empty leaves it to be filled in.
 */
export function unfoldLine(
  title: string,
  line: { readonly at: Place; readonly key: string; readonly text: string },
  wanted: string,
  value: string,
): Fix {
  const entries = [
    [line.key, quoteScalar(line.text)],
    [wanted, value],
  ] as const;
  return offer(title, { kind: 'replace', span: line.at.span, text: writeFlow({ entries }) });
}

/** Whether a key would stand inside a line of text: the line is what the author wrote in place of the mapping. */
export function isOneLine(whole: Place, field: Place): boolean {
  return field.path.length === whole.path.length;
}
