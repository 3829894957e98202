import type { Position } from 'vscode-languageserver-types';
import type { LineIndex } from '../../text/line-index.ts';

/** Converts between offsets of a text and positions of the protocol, in one position encoding. */
export interface EncodedLines {
  readonly positionOf: (offset: number) => Position;
  readonly offsetOf: (position: Position) => number;
}

/** Positions in UTF-16 code units, or in bytes of UTF-8 where that was negotiated. */
export function encodedLines(text: string, lines: LineIndex, utf8: boolean): EncodedLines {
  if (!utf8) {
    return { positionOf: (offset) => lines.position(offset), offsetOf: (position) => lines.offset(position) };
  }
  return {
    positionOf: (offset) => {
      const { line, character } = lines.position(offset);
      const start = lines.lineStart(line);
      return { line, character: utf8Length(text, start, start + character) };
    },
    offsetOf: ({ line, character }) => {
      const start = lines.lineStart(line);
      const end = lines.offset({ line, character: Infinity });
      let offset = start;
      let bytes = 0;
      while (offset < end && bytes < character) {
        const code = text.codePointAt(offset) ?? 0;
        bytes += utf8LengthOf(code);
        offset += code > 0xffff ? 2 : 1;
      }
      return offset;
    },
  };
}

function utf8Length(text: string, start: number, end: number): number {
  let bytes = 0;
  for (let offset = start; offset < end;) {
    const code = text.codePointAt(offset) ?? 0;
    bytes += utf8LengthOf(code);
    offset += code > 0xffff ? 2 : 1;
  }
  return bytes;
}

/** Bytes of a code point in UTF-8; a lone surrogate counts as the replacement character that stands for it. */
function utf8LengthOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
