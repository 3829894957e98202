/** Characters of a plan's text that a message shows; more would bury what the message says. */
const LONGEST = 60;

/** Words with one space between them: shown as they are, which nearly every text is. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A text from the plan as it goes into a message: on one line, without what controls a terminal or
 * turns the direction of writing, shortened when long. */
export function excerpt(text: string): string {
  if (text.length <= LONGEST && PLAIN.test(text)) return text;
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
  const characters = Array.from(line);
  return characters.length > LONGEST
    ? `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/** Names in a sentence: `A`, `A and B`, `A, B and 3 others`. */
export function excerptOfNames(names: readonly string[]): string {
  const shown = names.length > 3 ? names.slice(0, 2) : names;
  const parts = [...shown.map(excerpt), ...(names.length > 3 ? [`${String(names.length - 2)} others`] : [])];
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
