import { bestFirst, type Change, type Fix } from '../lints/fix.ts';
import type { NodePath } from '../syntax/node-at.ts';
import { writeFlow, writeFlowEntry, type EntryValue } from '../syntax/edit/entry-value.ts';
import type { Node } from '../syntax/tree.ts';
import { applyEdits, type TextEdit } from '../text/text-edit.ts';
import { editsOf, type EditedPlan } from './fixes.ts';
import type { Snapshot } from './snapshot.ts';

/** What a fix writes, for people who read a report: the lines of the plan as its edits leave them. */
export interface WhatToWrite {
  /** Where the lines go, or what the fix does, without a full stop: "Add to sales", "Set the date of “Beta” to 2 March". */
  readonly does: string;
  /** The lines of the plan that it writes or changes, without their common indentation; none where it only removes. */
  readonly lines: readonly string[];
  /** All of it on one line, where that can be. */
  readonly line: string | undefined;
  /** Whether `--fix` does it. */
  readonly isRepair: boolean;
  /** The same as changes of the text. */
  readonly edits: readonly TextEdit[];
}

/** A text, by its lines. */
type EditedText = Pick<Snapshot, 'text' | 'lines'>;

/** More lines than this, or longer ones, are not copied from a report; the editor makes the change. */
const MOST_LINES = 16;
const LONGEST_LINE = 400;
const LONGEST_PLACE = 10_000;

/** The fix of a finding that an output shows, where one can be made: the same edits as in the light bulb of an editor. */
export function shownFix(
  fixes: readonly Fix[],
  snapshot: EditedText,
  plan: EditedPlan,
): { readonly fix: Fix; readonly edits: readonly TextEdit[] } | undefined {
  for (const fix of bestFirst(fixes)) {
    const edits = fix.changes.length === 0 ? undefined : editsOf(snapshot, plan, fix);
    if (edits !== undefined) return { fix, edits };
  }
  return undefined;
}

/** What to write to fix a finding; undefined where nobody can say, or where it cannot be written there. */
export function whatToWrite(fixes: readonly Fix[], snapshot: EditedText, plan: EditedPlan): WhatToWrite | undefined {
  const shown = shownFix(fixes, snapshot, plan);
  if (shown === undefined) return undefined;
  const { fix, edits } = shown;
  const parts = writtenBy(edits, snapshot);
  const [part] = parts ?? [];
  const [change] = fix.changes;
  const place =
    parts?.length === 1 && part?.isWhole === true && fix.changes.length === 1 && change !== undefined
      ? placeOf(change, plan)
      : undefined;
  const lines =
    parts?.length === 1
      ? (part?.lines ?? [])
      : (parts ?? []).flatMap(({ offset, isWhole, lines }) => [
          `# ${isWhole ? 'below ' : ''}line ${String(snapshot.lines.position(offset).line + 1)}`,
          ...lines,
        ]);
  const isShown = lines.length <= MOST_LINES;
  return {
    does: place === undefined ? fix.title : place.does,
    lines: isShown ? lines : [],
    line: isShown ? (lines.length === 1 ? lines[0] : place?.line) : undefined,
    isRepair: fix.kind === 'repair',
    edits,
  };
}

/** What edits write in one place. */
interface Written {
  /** Where the first of the lines stands. */
  readonly offset: number;
  readonly lines: readonly string[];
  /** Whether it adds lines and changes none. */
  readonly isWhole: boolean;
}

/** What edits write, by the lines of the text; undefined where these are too long to be read. */
function writtenBy(edits: readonly TextEdit[], { text, lines }: EditedText): readonly Written[] | undefined {
  const places: EditedLines[] = [];
  for (const edit of edits.toSorted((a, b) => a.span.start - b.span.start)) {
    const start = Math.max(lines.lineStart(lines.position(edit.span.start).line), text.startsWith('\uFEFF') ? 1 : 0);
    const end = lineEnd(lines.lineStart(lines.position(edit.span.end).line + 1), text);
    if (end - start > LONGEST_PLACE) return undefined;
    const last = places.at(-1);
    const isApart =
      isInsertion(edit) &&
      linesInserted(edit, text.slice(start, edit.span.start), text.slice(edit.span.end, end)) !== undefined;
    if (last !== undefined && start <= last.end && !isApart) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else places.push({ start, end, edits: [edit] });
  }
  const written = places
    .filter((place) => place.edits.some((edit) => edit.text !== ''))
    .map((place) => ({ ...sourceOf(place, text), offset: place.start }));
  return written.some((one) => one.lines.some((line) => line.length > LONGEST_LINE)) ? undefined : written;
}

/** The end of a line before its line break, by the start of the next one. */
function lineEnd(next: number, text: string): number {
  const isFeed = text[next - 1] === '\n';
  return next - (isFeed ? 1 : 0) - (text[next - (isFeed ? 2 : 1)] === '\r' ? 1 : 0);
}

/** Lines of the text, from start to end, and the edits in them. */
interface EditedLines {
  readonly start: number;
  end: number;
  readonly edits: TextEdit[];
}

function sourceOf({ start, end, edits }: EditedLines, text: string): Pick<Written, 'lines' | 'isWhole'> {
  const [edit] = edits;
  const inserted =
    edits.length === 1 && edit !== undefined && isInsertion(edit)
      ? linesInserted(edit, text.slice(start, edit.span.start), text.slice(edit.span.end, end))
      : undefined;
  const here = edits.map((one) => ({
    text: one.text,
    span: { start: one.span.start - start, end: one.span.end - start },
  }));
  const source = inserted ?? applyEdits(text.slice(start, end), here);
  const lines = source.split(/\r?\n/).filter((line) => line.trim() !== '');
  return { lines: withoutIndentation(lines), isWhole: inserted !== undefined };
}

function isInsertion({ span }: TextEdit): boolean {
  return span.start === span.end;
}

/** The whole lines that an insertion adds, between what stands before and behind it on its line; undefined for others. */
function linesInserted({ text: inserted }: TextEdit, before: string, behind: string): string | undefined {
  if (behind.trim() === '') {
    const lineBreak = /^[ \t]*\r?\n/.exec(inserted)?.[0] ?? (before.trim() === '' ? '' : undefined);
    return lineBreak === undefined ? undefined : (lineBreak === '' ? before : '') + inserted.slice(lineBreak.length);
  }
  return before.trim() === '' && inserted.endsWith('\n') ? before + inserted : undefined;
}

function withoutIndentation(lines: readonly string[]): readonly string[] {
  const common = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(common).trimEnd());
}

/** Where an insertion of whole lines goes, and its one line. */
function placeOf(
  change: Change,
  { document }: EditedPlan,
): { readonly does: string; readonly line: string | undefined } | undefined {
  if (change.kind !== 'insert' && change.kind !== 'append') return undefined;
  const path = change.path.map((step) => (typeof step === 'object' ? step.value : step));
  const there = depthThere(document.root, path);
  const keys = path.slice(0, there).map((step) => (typeof step === 'number' ? `item ${String(step + 1)}` : step));
  const does = keys.length === 0 ? 'Add' : `Add to ${keys.join('.').replaceAll('.item ', ', item ')}`;
  const [key, ...below] = path.slice(there);
  if (key === undefined) return { does, line: change.kind === 'append' ? `- ${writeFlow(change.value)}` : undefined };
  const value: EntryValue = change.kind === 'append' ? { items: [change.value] } : change.value;
  const nested = below.reduceRight<EntryValue>((inner, step) => ({ entries: [[String(step), inner]] }), value);
  return { does, line: writeFlowEntry(String(key), nested) };
}

/** How many steps of a path lead to something that is written. */
function depthThere(root: Node | undefined, path: NodePath): number {
  let node = root;
  for (const [depth, step] of path.entries()) {
    const next: Node | undefined =
      node?.kind === 'mapping'
        ? node.entries.find(({ key }) => key.text === step)?.value
        : node?.kind === 'sequence' && typeof step === 'number'
          ? node.items[step]
          : undefined;
    if (next === undefined) return depth;
    node = next;
  }
  return path.length;
}
