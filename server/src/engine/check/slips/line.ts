import { lineEndAt, lineStartAt } from '../../../syntax/parse/source-lines.ts';
import type { Slip } from './slip.ts';

/** One line of a text, without its line break. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** How many spaces it starts with. */
  readonly indent: number;
}

export function lineAt(text: string, offset: number): Line {
  const start = lineStartAt(text, offset);
  const end = lineEndAt(text, offset);
  const line = text.slice(start, end).replace(/\r?\n?$/, '');
  return { start, end: start + line.length, text: line, indent: /^ */.exec(line)?.[0].length ?? 0 };
}

/** The nearest line above that says something. */
export function lineAbove(text: string, line: Line): Line | undefined {
  let above = lineBefore(text, line);
  while (above !== undefined && isSilent(above)) above = lineBefore(text, above);
  return above;
}

/** The first line of a text that begins with a byte order mark starts behind it, and nothing is before it. */
function lineBefore(text: string, { start }: Line): Line | undefined {
  return start > 0 && text[start - 1] === '\n' ? lineAt(text, start - 1) : undefined;
}

/** The nearest line below that says something. */
export function lineBelow(text: string, { end }: Line): Line | undefined {
  let next = text.indexOf('\n', end) + 1;
  while (next > 0) {
    const line = lineAt(text, next);
    if (!isSilent(line)) return line;
    next = text.indexOf('\n', line.end) + 1;
  }
  return undefined;
}

/** Whether a line is blank or a comment. */
function isSilent({ text }: Line): boolean {
  return /^\s*(?:#.*)?$/.test(text);
}

export type Recogniser = (line: Line, text: string) => Slip | undefined;

/** A key with its indentation and dashes, up to its colon. */
export const KEY = String.raw`(?<lead>\s*(?:- +)*)(?<key>[\p{L}_][\p{L}\p{N}_-]*)`;
