/** Marks that mean something within a line: emphasis, code, links, HTML, table bars, mathematics. */
const ALWAYS = /[\\`*[\]<>|~$&]/g;

/** An underscore within a word is one; beside another mark or at an end it begins emphasis. */
const UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** What GitHub makes a link of although nothing marks it: an address with a scheme, one with `www.`, and an email. */
const LINKED = /:(?=\S)|(?<=www)\.|@(?=[\p{L}\p{N}])/giu;

/** What begins a heading, a list, a quotation or a rule at the start of a line, or ends a heading. */
const AT_START = /^(?:[#+\-=>]|\d{1,9}(?=[.)]))/;
const HEADING_END = /(?<=^|\s)#/g;

/**
 * A text as Markdown that shows it as it is, on one line: no markup, HTML, link, image or table bar in it takes effect.
 * Only what would change has a backslash, so that the source stays legible. An ASCII punctuation mark behind a backslash
 * means itself (CommonMark 0.31, section 2.4); GitHub's additions are in its own specification, sections 4.10, 6.5, 6.9.
 */
export function escapeMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const escaped = line
    .replaceAll(ALWAYS, '\\$&')
    .replaceAll(UNDERSCORE, '\\_')
    .replaceAll(LINKED, '\\$&')
    .replaceAll(HEADING_END, '\\#');
  return escaped
    .replace(AT_START, (start) => (/^\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d{1,9})([.)])/, '$1\\$2');
}
