import { wrappedLines } from '../../text/wrapped.ts';

const WIDTH = 80;

/** A text in lines of at most 80 characters, each after an indent; a word that is longer has a line of its own. */
export function wrapped(text: string, indent = ''): string {
  return wrappedLines(text, WIDTH - indent.length)
    .map((line) => indent + line)
    .join('\n');
}
