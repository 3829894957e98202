import { escapeMarkdown } from '../../text/markdown-text.ts';
import { printable } from '../../text/printable.ts';

/** Invisible, and splits what a forge would read as one word. */
const ZERO_WIDTH_SPACE = '\u200B';

/**
 * What GitHub and GitLab turn into a reference after they rendered the Markdown, so a backslash does not help: `@name`
 * notifies a person, and `#12`, `!12` and `GH-12` leave a note at an issue. An email address is not a reference.
 */
const REFERENCE = /(?<![\p{L}\p{N}_])@(?=[\p{L}\p{N}_])|[#!](?=\d)|\bGH-(?=\d)/giu;

/** Text of a plan in Markdown for a comment or a summary: shown as it is, on one line, and nobody is notified. */
export function markdownText(text: string): string {
  return escapeMarkdown(printable(text.replaceAll(/\s+/g, ' ')).replaceAll(REFERENCE, `$&${ZERO_WIDTH_SPACE}`));
}

/** A link in Markdown. The label is already Markdown; the address is made safe here. */
export function markdownLink(label: string, address: string): string {
  return `[${label}](${address
    .replaceAll(/[\s()<>\\]/g, encodeURIComponent)
    .replaceAll('(', '%28')
    .replaceAll(')', '%29')})`;
}

/** Text of a plan as code within a line of Markdown. In code, a forge makes no link and notifies nobody. */
export function codeSpan(text: string): string {
  return spanOf(printable(text.replaceAll(/\s*\n\s*/g, ' ')));
}

/** A person as a plan or a repository names them, as code. Not even a forge that looks into code notifies them. */
export function personSpan(name: string): string {
  // The reference is split last: in printable text, the invisible space would be spelt out.
  return spanOf(printable(name.replaceAll(/\s*\n\s*/g, ' ')).replaceAll(REFERENCE, `$&${ZERO_WIDTH_SPACE}`));
}

function spanOf(shown: string): string {
  const fence = longerThanAnyIn(shown, 1);
  // A space at both ends is taken off again, so that a backtick may stand there (CommonMark 0.31, section 6.1).
  return /^`|`$|^ .* $/.test(shown) ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/** Lines of a plan as a block of YAML in Markdown. */
export function codeBlock(lines: readonly string[], indentation = ''): string {
  const shown = lines.map(printable);
  const fence = longerThanAnyIn(shown.join('\n'), 3);
  return [`${fence}yaml`, ...shown, fence].map((line) => `${indentation}${line}`).join('\n');
}

/** Backticks, more of them than stand together anywhere in a text. */
function longerThanAnyIn(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  return '`'.repeat(Math.max(least, longest + 1));
}
