import { replaceObeyed } from './obeyed.ts';

/** Nearly all text: to see that there is nothing to replace takes a fraction of looking for each of those. */
const HARMLESS = /^[ -~]*$/;

/** Control codes below the space, of which JSON and XML have their own escapes. */
const CONTROLS = /[\0-\x1F]/g;

/**
 * Text from a plan as one line that is safe to print: what a terminal or a build obeys, and what nobody sees, is shown
 * as `\u{1b}`; see {@link replaceObeyed}.
 */
export function printable(text: string): string {
  if (HARMLESS.test(text) && !text.includes('##')) return text;
  return replaceObeyed(text.replaceAll(CONTROLS, shown), shown);
}

function shown(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * The same for what begins a line, as a path does: `::` there is a command to the runner of GitHub Actions, whatever the
 * program that prints it. A path stays the same one.
 */
export function printableLine(text: string): string {
  const shown = printable(text);
  return COMMAND_LINE.test(shown) ? `./${shown.trimStart()}` : shown;
}

/** GitHub's runner trims a line before it looks for a command, of all that Unicode calls white space. */
const COMMAND_LINE = /^[\s\u0085]*:(?=:)/;

/**
 * Text as it leaves the process, in lines that no build obeys as commands: the last of several guards, for whatever
 * passed the others. What a format means as a command is not given to it.
 *
 * @param text whole lines, or pieces in which no text of a plan is cut in two.
 */
export function withoutCommands(text: string): string {
  const named = text.includes('##')
    ? replaceObeyed(text, (character) => (character === '#' ? shown('#') : character))
    : text;
  if (!named.includes('::')) return named;
  return named.replaceAll(/^([^\S\n]|\u0085)*:(?=:)/gm, (start) => `${start.slice(0, -1)}${shown(':')}`);
}
