import { isPlan, readPlan, type Plan } from '../plan/plan.ts';
import { parse } from '../syntax/parse/parse.ts';
import type { SyntaxTree } from '../syntax/tree.ts';
import { lineIndex, type LineIndex } from '../text/line-index.ts';

/** A text at one moment, parsed and read: all that a check needs of it. */
export interface Snapshot {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly lines: LineIndex;
  /** Its launch plans, in order; a document without the marker is foreign and no plan. */
  readonly plans: readonly Plan[];
}

/** Parses and reads a text; total, whatever the text is. */
export function takeSnapshot(text: string): Snapshot {
  const tree = parse(text);
  return {
    text,
    tree,
    lines: lineIndex(text),
    plans: tree.documents.filter((document) => isPlan(document, text)).map((document) => readPlan(document)),
  };
}
