import type { TextEdit } from '../../text/text-edit.ts';
import type { NodePath } from '../node-at.ts';
import {
  behindLineBreak,
  columnAt,
  columnOfKeys,
  endOfContent,
  layoutOf,
  lineEndAt,
  lineStartAt,
} from '../parse/source-lines.ts';
import type { Document, Entry, Mapping, Node } from '../tree.ts';
import { insertEntry } from './edit-entry.ts';
import { removeAt } from './remove-at.ts';

/**
 * The edits that move an entry of a mapping to another path, with the comments above it and beside it. Its key becomes
 * the last one of the path.
 *
 * @returns undefined where something stands at the target, where the entry shares its lines with others and is more than
 *   one line, and where a part is written elsewhere (an alias, a merged entry)
 */
export function moveEntry(
  text: string,
  document: Document,
  from: NodePath,
  to: NodePath,
): readonly TextEdit[] | undefined {
  const mapping = mappingAt(document.root, from.slice(0, -1));
  const entry = mapping && ownEntry(mapping, from.at(-1));
  if (mapping === undefined || entry === undefined || document.damage.length > 0) return undefined;
  const lines = mapping.style === 'block' ? linesOf(text, entry, mapping) : undefined;
  return lines === undefined
    ? moveOnLine(text, document, entry, from, to)
    : moveLines(text, document, lines, entry, to);
}

function mappingAt(root: Node | undefined, path: NodePath): Mapping | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'mapping') node = ownEntry(node, step)?.value;
    else if (node?.kind === 'sequence' && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node?.kind === 'mapping' ? node : undefined;
}

function ownEntry({ entries }: Mapping, key: string | number | undefined): Entry | undefined {
  return entries.find((entry) => entry.key.text === key && !entry.merged);
}

interface Lines {
  /** From the first comment above the entry to behind the line break of its last line. */
  readonly start: number;
  readonly end: number;
  /** Where its key stands. */
  readonly column: number;
}

/** The lines of an entry of a block mapping; undefined where it shares its first line with the dash of a list. */
function linesOf(text: string, { key, value }: Entry, mapping: Mapping): Lines | undefined {
  const column = columnOfKeys(text, mapping);
  let start = lineStartAt(text, key.span.start);
  if (text.slice(start, key.span.start).trim() !== '') return undefined;
  while (start > 0) {
    const above = lineStartAt(text, start - 1);
    const line = text.slice(above, start);
    if (above === start || !/^ *#/.test(line) || line.indexOf('#') !== column) break;
    start = above;
  }
  const last = Math.max(key.span.end, value.span.end);
  const end = value.kind === 'scalar' ? lineEndAt(text, last) : endOfContent(text, last, column);
  return { start, end: behindLineBreak(text, end), column };
}

function moveLines(
  text: string,
  document: Document,
  { start, end, column }: Lines,
  { key }: Entry,
  to: NodePath,
): readonly TextEdit[] | undefined {
  const parent = to.slice(0, -1);
  const name = to.at(-1);
  if (typeof name !== 'string' || parent.length > 1 || document.root?.kind !== 'mapping') return undefined;
  const source = text.slice(start, key.span.start) + name + text.slice(key.span.end, end).replace(/\r?\n$/, '');
  const { lineBreak, step } = layoutOf(text, document);
  const insert = (offset: number, written: string): readonly TextEdit[] => {
    // At the end of a text the lines that go may be those behind which they come to stand.
    if (start <= offset && offset <= end) {
      return [{ span: { start, end }, text: written + (/\r?\n$/.exec(text.slice(start, end))?.[0] ?? '') }];
    }
    return [
      { span: { start: offset, end: offset }, text: lineBreak + written },
      { span: { start, end }, text: '' },
    ];
  };
  const root = document.root;
  if (root.style !== 'block') return undefined;
  const [section] = parent;
  const rootColumn = columnOfKeys(text, root);
  if (section === undefined) return insert(endOfRoot(text, root), shifted(source, rootColumn - column));
  const held = ownEntry(root, section);
  if (held === undefined) {
    if (root.entries.some((entry) => entry.key.text === section)) return undefined;
    const written = `${' '.repeat(rootColumn)}${String(section)}:${lineBreak}${shifted(source, rootColumn + step - column)}`;
    return insert(endOfRoot(text, root), written);
  }
  if (held.value.kind === 'scalar' && held.value.value === null && held.value.span.start === held.value.span.end) {
    return insert(lineEndAt(text, held.value.span.end), shifted(source, rootColumn + step - column));
  }
  if (held.value.kind !== 'mapping' || held.value.style !== 'block' || ownEntry(held.value, name) !== undefined) {
    return undefined;
  }
  const inner = columnOfKeys(text, held.value);
  return insert(endOfContent(text, held.value.span.end, inner), shifted(source, inner - column));
}

function endOfRoot(text: string, root: Mapping): number {
  return endOfContent(text, root.span.end, columnAt(text, root.span.start));
}

/** Lines that begin further right, or left as far as there are blanks. */
function shifted(source: string, by: number): string {
  return source
    .split('\n')
    .map((line) => {
      if (line.trim() === '') return line;
      return by >= 0 ? ' '.repeat(by) + line : line.replace(new RegExp(`^ {0,${String(-by)}}`), '');
    })
    .join('\n');
}

/** An entry between braces, or behind a dash: its value in one line goes, without comments. */
function moveOnLine(
  text: string,
  document: Document,
  { value }: Entry,
  from: NodePath,
  to: NodePath,
): readonly TextEdit[] | undefined {
  const source = text.slice(value.span.start, value.span.end);
  if (source === '' || /[\r\n]/.test(source) || value.kind === 'alias') return undefined;
  const edits = [insertEntry(text, document, to, source), removeAt(text, document, from)];
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}
