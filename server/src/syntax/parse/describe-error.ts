import { quotedName } from '../edit/quoted-name.ts';

/**
 * The error of a parser in a person's words.
 *
 * @param code one of the codes of the `yaml` package
 * @param message what the parser says; it only tells apart errors that share a code
 * @param written the text that the error points at
 */
export function describeError(code: string, message: string, written: string): string {
  if (message.startsWith('Missing closing')) return OPEN_QUOTE;
  if (message.includes('end with a ')) return openBracket(message);
  if (message.includes('need to be followed by map values')) return noColon(written);
  if (message.startsWith('Missing , ')) return MISSING_COMMA;
  if (message.includes('separated from')) return NO_SPACE;
  return SENTENCES.get(code) ?? UNREADABLE;
}

/** The error of a line of the root that has no colon. */
export function noColon(written: string): string {
  const word = written.trim() === '' ? 'This line' : quotedName(written);
  return `${word} has no colon behind it, so it names nothing. Write a colon and then its value, or remove the line.`;
}

const OPEN_QUOTE =
  'This quotation mark is never closed, so the text behind it cannot be told from the rest of the plan. Add the closing mark.';

function openBracket(message: string): string {
  const bracket = message.includes('end with a }') ? '}' : ']';
  return `This bracket is never closed. Add the missing “${bracket}”, or write one item on each line instead.`;
}

const MISSING_COMMA = 'Something is missing between two items in these brackets. Separate them with a comma.';

const NO_SPACE = 'Two things run together here. Put a space between them.';

const UNREADABLE =
  'This part cannot be read as YAML. Compare it with the lines around it: look for a missing space, colon, quotation mark or bracket.';

const INDENTATION =
  'This line is not indented like its neighbours, so it is unclear what it belongs to. Give lines that belong together the same number of spaces.';

const TAB = 'Tabs cannot indent; use spaces. With a tab it is unclear what this line belongs to.';

const ONE_LINE =
  'A name and its colon have to stand on one line. Perhaps a colon is missing in the line above, or this text needs quotation marks.';

const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['ALIAS_PROPS', 'A reference (“*”) cannot be marked or typed itself. Remove what stands before it.'],
  [
    'BAD_ALIAS',
    'A mark (“&”) or a reference (“*”) has no name here. Write a name right behind the sign, or put the text in quotation marks.',
  ],
  [
    'BAD_DIRECTIVE',
    'A line that starts with “%” is an instruction to the YAML reader, and this one is not valid. Remove it.',
  ],
  [
    'BAD_DQ_ESCAPE',
    'A backslash in double quotation marks starts a special character, and this is none. Write two backslashes, or use single quotation marks.',
  ],
  ['BAD_INDENT', INDENTATION],
  ['BAD_PROP_ORDER', 'A mark (“&”) or a type (“!”) stands before the dash or colon here. Move it behind.'],
  ['BAD_SCALAR_START', 'Text cannot start with this character. Put the text in quotation marks.'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    'There is a second colon in this line, so it is unclear what is the name and what its value. Put the value in quotation marks, or start a new line.',
  ],
  [
    'BLOCK_IN_FLOW',
    'A list or group on lines of its own cannot stand inside brackets. Write it in brackets too, or remove the outer ones.',
  ],
  [
    'KEY_OVER_1024_CHARS',
    'A name cannot be longer than 1,024 characters. Perhaps a quotation mark is missing in the text before this colon.',
  ],
  ['MISSING_CHAR', 'Something is missing here. Look for a missing space, colon, dash or bracket.'],
  ['MULTILINE_IMPLICIT_KEY', ONE_LINE],
  ['MULTIPLE_ANCHORS', 'This is marked (“&”) twice. Keep one of the two marks.'],
  ['MULTIPLE_DOCS', 'A second document starts here. Separate the two by a line of three dashes.'],
  ['MULTIPLE_TAGS', 'This has two types (“!”). Keep one of them.'],
  ['TAB_AS_INDENT', TAB],
  [
    'TAG_RESOLVE_FAILED',
    'The type (“!”) that is written here is not known. Remove it, or put the text in quotation marks.',
  ],
  ['UNEXPECTED_TOKEN', 'This does not belong here. Remove it, or put the text that it is part of in quotation marks.'],
]);

/** The error of a line that is indented with a tab, for parts whose parser error hides that cause. */
export const TAB_INDENTS = TAB;
