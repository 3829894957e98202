import type { Scalar } from './tree.ts';

/**
 * Where each character of a scalar's text stands in the source: through quotes, escapes, indentation and folded lines.
 *
 * @param source the text that the scalar was read from.
 * @returns an offset in the source for each code unit of `scalar.text`, and one more for its end.
 */
export function scalarOffsets(source: string, { span, style, text }: Scalar): readonly number[] {
  let at = style === 'block' ? behindHeader(source, span.start) : style === 'plain' ? span.start : span.start + 1;
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const wanted = text.charAt(index);
    const unit = unitAt(source, skippingBlanks(source, at, wanted, style), style, span.end);
    // A blank that folding made of a line's end stands at that end; nothing of it is to be read twice.
    if (isBlank(wanted) && unit.text !== wanted) {
      offsets.push(Math.min(at, span.end));
      continue;
    }
    offsets.push(...Array<number>(unit.text.length).fill(unit.start));
    index += unit.text.length - 1;
    at = unit.end;
  }
  offsets.push(Math.min(at, span.end));
  return offsets;
}

/** Behind the line of `|` or `>`. */
function behindHeader(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  return end === -1 ? source.length : end + 1;
}

/** Blanks are passed over up to the next character that is none; a blank that stands where it is wanted is taken. */
function skippingBlanks(source: string, from: number, wanted: string, style: Scalar['style']): number {
  if (isBlank(wanted) && source.charAt(from) === wanted) return from;
  let at = from;
  while (isBlank(source.charAt(at)) || continuesLine(source, at, style)) at += 1;
  return at;
}

/** A backslash at the end of a line of a double-quoted text joins it to the next one. */
function continuesLine(source: string, at: number, style: Scalar['style']): boolean {
  return style === 'double-quoted' && source.charAt(at) === '\\' && /[\r\n]/.test(source.charAt(at + 1));
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}

interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One character as it is written, which may take several. */
function unitAt(source: string, start: number, style: Scalar['style'], end: number): Unit {
  const first = source.charAt(start);
  if (style === 'single-quoted' && first === "'") return { text: first, start, end: start + 2 };
  if (style === 'double-quoted' && first === '\\') return escapeAt(source, start);
  return { text: first === '' ? ' ' : first, start, end: Math.min(start + 1, Math.max(end, start)) };
}

/** How many hexadecimal digits follow. */
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const named: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\u0007', b: '\b', e: '\u001B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  ...{ N: '\u0085', _: '\u00A0', L: '\u2028', P: '\u2029', '\t': '\t' },
};

function escapeAt(source: string, start: number): Unit {
  const letter = source.charAt(start + 1);
  const length = digits[letter];
  if (length === undefined) return { text: named[letter] ?? letter, start, end: start + 2 };
  const code = Number.parseInt(source.slice(start + 2, start + 2 + length), 16);
  const text = Number.isNaN(code) || code > 0x10_ff_ff ? '\uFFFD' : String.fromCodePoint(code);
  return { text, start, end: start + 2 + length };
}
