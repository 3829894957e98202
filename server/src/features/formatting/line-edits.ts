import type { TextEdit } from '../../text/text-edit.ts';

/**
 * The edits that turn one text into another that differs only in white space: one for each changed line, with the blank
 * lines above it.
 */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  const old = segments(before);
  const next = segments(after);
  return old.flatMap(({ start, source }, index) => {
    const other = next[index]?.source ?? '';
    return source === other ? [] : [edit(start, source, other)];
  });
}

/** A text, cut after the last visible character of each line. */
function segments(text: string): readonly { readonly start: number; readonly source: string }[] {
  let start = 0;
  const cuts = [...text.matchAll(/\S(?=[^\S\n]*(?:\n|$))/g)].map(({ index, 0: last }) => index + last.length);
  return [...cuts, text.length].map((end) => {
    const segment = { start, source: text.slice(start, end) };
    start = end;
    return segment;
  });
}

function edit(start: number, before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  // A position cannot be between the two characters of a Windows line break.
  if (before[head - 1] === '\r') head--;
  if (before[before.length - 1 - tail] === '\r' && before[before.length - tail] === '\n') tail--;
  return {
    span: { start: start + head, end: start + before.length - tail },
    text: after.slice(head, after.length - tail),
  };
}
