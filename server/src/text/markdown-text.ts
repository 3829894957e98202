/** Every ASCII punctuation mark with a meaning in Markdown; `%`, `'`, `,`, `;` and `?` have none. */
const MARKS = /[!"#$&()*+\-./:<=>@[\\\]^_`{|}~]/g;

/**
 * A text as Markdown that shows it as it is, on one line: no markup, HTML, link, image or table bar in it takes effect.
 * An ASCII punctuation mark behind a backslash means itself (CommonMark 0.31, section 2.4).
 */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().replaceAll(MARKS, '\\$&');
}
