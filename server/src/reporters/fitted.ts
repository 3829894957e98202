/** GitHub takes comments of 65,536 characters; GitLab takes more. Some is left for what an action adds. */
const LONGEST = 65_000;

const SEPARATOR = 2;
const NOTE = 200;

/**
 * As many sections of a Markdown text as fit into a comment, whole and in order, with a note in the place of the rest.
 *
 * @param head what is always shown, short enough by itself.
 * @param command prints all of it on a terminal.
 */
export function fitted(
  head: readonly string[],
  sections: readonly string[],
  command = 'launchplan lint',
): readonly string[] {
  const lengthOf = (parts: readonly string[]): number => parts.reduce((sum, part) => sum + part.length + SEPARATOR, 0);
  if (lengthOf([...head, ...sections]) <= LONGEST) return [...head, ...sections];
  const shown: string[] = [];
  let left = LONGEST - NOTE - lengthOf(head);
  for (const section of sections) {
    left -= section.length + SEPARATOR;
    if (left < 0) break;
    shown.push(section);
  }
  const missing = sections.length - shown.length;
  const parts = `${missing} more ${missing === 1 ? 'section is' : 'sections are'}`;
  return [...head, ...shown, `_The report is too long for one page: ${parts} left out. \`${command}\` prints all._`];
}
