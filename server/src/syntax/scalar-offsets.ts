import type { Scalar } from './tree.ts';

/**
 * Where each character of a scalar's text stands in the source: through quotes, escapes, indentation and folded lines.
 * What is no blank stands there one for one; the blanks between are somewhere in the gap, as folding makes one of many.
 *
 * @param source the text that the scalar was read from.
 * @returns an offset in the source for each code unit of `scalar.text`, in order, and one more for its end.
 */
export function scalarOffsets(source: string, { span, style, text }: Scalar): readonly number[] {
  let at = style === 'block' ? behindHeader(source, span.start) : style === 'plain' ? span.start : span.start + 1;
  const offsets: number[] = [];
  for (let index = 0; index < text.length;) {
    const blanks = /^\s*/.exec(text.slice(index))?.[0].length ?? 0;
    const unit = nextUnit(source, at, style);
    const gapEnd = index + blanks < text.length ? unit.start : span.end;
    for (let more = 0; more < blanks; more++) offsets.push(Math.min(at + more, gapEnd));
    index += blanks;
    if (index >= text.length) break;
    offsets.push(...Array<number>(unit.text.length).fill(unit.start));
    index += unit.text.length;
    at = unit.end;
  }
  offsets.push(Math.max(Math.min(at, span.end), offsets.at(-1) ?? 0));
  return offsets.slice(0, text.length + 1);
}

/** Behind the line of `|` or `>`. */
function behindHeader(source: string, start: number): number {
  const end = source.indexOf('\n', start);
  return end === -1 ? source.length : end + 1;
}

/** The next character that is no blank, in whatever way blanks are written before it. */
function nextUnit(source: string, from: number, style: Scalar['style']): Unit {
  for (let at = from; ;) {
    const unit = unitAt(source, at, style);
    if (unit.text.trim() !== '' || at >= source.length) return unit;
    at = unit.end;
  }
}

interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One character as it is written, which may take several. */
function unitAt(source: string, start: number, style: Scalar['style']): Unit {
  const first = source.charAt(start);
  if (style === 'single-quoted' && first === "'") return { text: first, start, end: start + 2 };
  if (style === 'double-quoted' && first === '\\') return escapeAt(source, start);
  return { text: first, start, end: start + 1 };
}

/** How many hexadecimal digits follow. */
const digits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const named: Readonly<Record<string, string>> = {
  ...{ '0': '\0', a: '\u0007', b: '\b', e: '\u001B', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  // A backslash at the end of a line joins it to the next one.
  ...{ '\n': '\n', '\r': '\r' },
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
