/**
 * Characters that a terminal obeys instead of showing: control codes, line and paragraph separators, and the marks that
 * reorder text, by which a line could be made to read as something else.
 */
const OBEYED = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]|(?<=#)#(?=\[)/gu;

/** Nearly all text: to see that there is nothing to replace takes a fraction of looking for each of those. */
const HARMLESS = /^[ -~]*$/;

/**
 * Text from a plan as one line that is safe to print: what a terminal would obey is shown as `\u{1b}`. So is `##[`, which
 * the runner of GitHub Actions obeys wherever it stands in a line.
 */
export function printable(text: string): string {
  if (HARMLESS.test(text) && !text.includes('##[')) return text;
  return text.replace(OBEYED, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * The same for what begins a line, as a path does: `::` there is a command to the runner of GitHub Actions, whatever the
 * program that prints it. A path stays the same one.
 */
export function printableLine(text: string): string {
  const shown = printable(text);
  return /^\s*::/.test(shown) ? `./${shown.trimStart()}` : shown;
}
