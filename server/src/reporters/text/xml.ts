import { replaceObeyed } from '../../text/obeyed.ts';

/**
 * An element of an XML 1.0 document with its content, on lines of its own.
 *
 * Our own code, because libraries leave out what matters here: characters that XML cannot contain, and line breaks that
 * a parser would turn into spaces in an attribute.
 */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: readonly string[] = [],
): string {
  const tag = startTag(name, attributes);
  return content.length === 0 ? `<${tag}/>` : `<${tag}>\n${content.join('\n')}\n</${name}>`;
}

function startTag(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xmlText(String(value))}"`);
  return `${name}${written.join('')}`;
}

/**
 * The start and the end of a document with this root.
 *
 * @param first come before those elements, each with its line break.
 * @param isEmpty whether the root is empty.
 */
export function xmlAround(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  first: readonly string[],
  isEmpty: boolean,
): { readonly before: string; readonly after: readonly string[] } {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (isEmpty) return { before: `${declaration}${xmlElement(name, attributes)}\n`, after: [] };
  return {
    before: `${declaration}<${startTag(name, attributes)}>\n${first.join('')}`,
    after: [`</${name}>\n`],
  };
}

const REPLACEMENT = '\uFFFD';

/** What XML 1.0 cannot contain, not even escaped (section 2.2, Char), such as lone surrogates. */
const ILLEGAL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** What is escaped everywhere: `>` because of `]]>`, line breaks so that an attribute keeps them, `::` for GitHub's runner. */
const ESCAPED = /[&<>"'\t\n\r]|:(?=:)/g;

/** A text for an attribute or the content of an element. Control characters and invisible ones are escaped. */
export function xmlText(text: string): string {
  return replaceObeyed(text.replaceAll(ILLEGAL, REPLACEMENT).replaceAll(ESCAPED, reference), reference);
}

function reference(character: string): string {
  return `&#${String(character.codePointAt(0))};`;
}
