import { lineAbove, lineBelow, type Line } from './line.ts';
import { slipToOffer, type Slip } from './slip.ts';

/** A key at the start of a line, with the dash of the list item that it opens. */
const STARTS_ENTRY = /^ *(?:- +)?[\p{L}_"'][^:]*:(?:\s|$)/u;

/** A key with a value on its own line: nothing can stand below it. */
const HAS_VALUE = /^ *(?:- +)?[\p{L}_"'][^:]*: +[^\s#|>&{["'][^:]*$/u;

/** A line that starts one column too far in or out, by its neighbours. */
export function indentationSlip(line: Line, text: string): Slip | undefined {
  return tooDeep(line, text) ?? tooShallow(line, text);
}

/** YAML blames the line above, since it takes the one below for the rest of its value. */
function tooDeep(line: Line, text: string): Slip | undefined {
  const candidates = [lineBelow(text, line), line];
  for (const deep of candidates) {
    const above = deep && lineAbove(text, deep);
    if (deep === undefined || above === undefined) continue;
    const column = columnOfKey(above);
    if (!STARTS_ENTRY.test(deep.text) || !HAS_VALUE.test(above.text) || deep.indent <= column) continue;
    return moved(deep, above, column);
  }
  return undefined;
}

/** A line that ends what stands above it and starts where nothing does. */
function tooShallow(line: Line, text: string): Slip | undefined {
  if (!STARTS_ENTRY.test(line.text)) return undefined;
  const above = lineAbove(text, line);
  // Below a key without a value a line may start deeper.
  if (above === undefined || line.indent > columnOfKey(above)) return undefined;
  const dash = dashAt(line, text);
  if (dash !== undefined) return missingDash(line);
  const columns = columnsAbove(line, text);
  if (columns.some(({ column }) => column === line.indent)) return undefined;
  const [nearest] = columns.toSorted((a, b) => Math.abs(a.column - line.indent) - Math.abs(b.column - line.indent));
  return nearest === undefined ? undefined : moved(line, nearest.line, nearest.column);
}

function moved(line: Line, neighbour: Line, column: number): Slip {
  const [mine, theirs] = [nameIn(line), nameIn(neighbour)];
  const distance = Math.abs(line.indent - column);
  const spaces = `${String(distance)} ${distance === 1 ? 'space' : 'spaces'} too ${line.indent > column ? 'many' : 'few'}`;
  const message = `This line has ${spaces} in front: “${mine}” stands beside “${theirs}” only where both start in the same column.`;
  const dash = /^ *- /.test(neighbour.text) && /^ *- /.test(line.text) ? neighbour.indent : column;
  const { fixes } = slipToOffer(message, `Line “${mine}” up with “${theirs}”`, {
    span: { start: line.start, end: line.start + line.indent },
    text: ' '.repeat(dash),
  });
  return { message, span: { start: line.start + line.indent, end: line.end }, fixes };
}

function missingDash(line: Line): Slip {
  const message = `The items of this list start with “-”. If “${nameIn(line)}” starts another item, put a dash and a space in front of it.`;
  const at = line.start + line.indent;
  return {
    ...slipToOffer(message, 'Start another item', { span: { start: at, end: at }, text: '- ' }),
    span: { start: at, end: line.end },
  };
}

/** Whether a line starts where the dashes of the list above it do, without one. */
function dashAt(line: Line, text: string): Line | undefined {
  for (
    let above = lineAbove(text, line);
    above !== undefined && above.indent >= line.indent;
    above = lineAbove(text, above)
  ) {
    if (above.indent === line.indent) return above.text.trimStart().startsWith('- ') ? above : undefined;
  }
  return undefined;
}

/** The columns at which keys start in the lines above, the innermost first, each with its nearest line. */
function columnsAbove(line: Line, text: string): readonly { readonly column: number; readonly line: Line }[] {
  const found: { column: number; line: Line }[] = [];
  let above = lineAbove(text, line);
  while (above !== undefined) {
    const column = columnOfKey(above);
    const innermost = found.at(-1)?.column ?? Infinity;
    if (STARTS_ENTRY.test(above.text) && column < innermost) found.push({ column, line: above });
    if (above.indent === 0) break;
    above = lineAbove(text, above);
  }
  return found;
}

function columnOfKey({ text }: Line): number {
  return /^ *(?:- +)*/.exec(text)?.[0].length ?? 0;
}

function nameIn({ text }: Line): string {
  const name = /^ *(?:- +)*([^:]*)/.exec(text)?.[1]?.trim() ?? '';
  return name.length > 30 ? `${name.slice(0, 29)}…` : name;
}
