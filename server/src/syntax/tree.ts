import type { Span } from '../text/span.ts';

/**
 * The located tree of a YAML text: all that the layers above know of its syntax. Which parser filled it is this
 * folder's secret.
 */
export interface SyntaxTree {
  readonly text: string;
  /** One for each document of the `---` stream, in order. An empty text has none. */
  readonly documents: readonly Document[];
  /** What is wrong with the text itself, in order of position. */
  readonly problems: readonly SyntaxProblem[];
}

export interface Document {
  /** From 0, in the order of the stream. */
  readonly index: number;
  /** From behind its `---` to the next document or the end. */
  readonly span: Span;
  /** Absent where the document is empty, or so damaged that nothing of it can be told. */
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  /** The parts that a syntax error makes unreadable. What is absent from the tree may stand in one of these. */
  readonly damage: readonly Damage[];
}

/** A part of a document that cannot be read. */
export interface Damage {
  readonly span: Span;
  /** The key of the root mapping whose value is damaged; absent where the whole document is. */
  readonly key: string | undefined;
}

export interface Comment {
  /** From the `#` to the end of the line, without the line break. */
  readonly span: Span;
  /** Whether nothing but white space stands before it on its line. */
  readonly ownLine: boolean;
}

export type Node = Scalar | Mapping | Sequence | Alias;

/** A scalar, resolved by the core schema of YAML 1.2: what looks like a date is text. */
export interface Scalar {
  readonly kind: 'scalar';
  /** Quotes and block headers included; empty where a key or a dash has no value, at the offset behind it. */
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** What the author wrote, unquoted and unfolded, whatever its type: `1.10` stays `1.10`. */
  readonly text: string;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'block';
}

export interface Mapping {
  readonly kind: 'mapping';
  readonly span: Span;
  readonly style: 'block' | 'flow';
  /** Its own entries in order, then those that merge keys (`<<`) bring in and that it does not itself have. */
  readonly entries: readonly Entry[];
  /** The values of its merge keys. */
  readonly merges: readonly Node[];
}

/** One key of a mapping. Of a key written twice, the first. */
export interface Entry {
  readonly key: Scalar;
  readonly value: Node;
  /** Whether a merge key brought it in: its spans lie where the author wrote it, outside this mapping. */
  readonly merged: boolean;
}

export interface Sequence {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly style: 'block' | 'flow';
  readonly items: readonly Node[];
}

/** `*name`. Its span is where it stands; what it means stands at its target. */
export interface Alias {
  readonly kind: 'alias';
  readonly span: Span;
  readonly name: string;
  readonly target: Exclude<Node, Alias>;
}

/** A fault of the text, with the id that its finding carries behind `syntax/`. */
export interface SyntaxProblem {
  readonly code:
    'error' | 'duplicate-key' | 'merge-conflict' | 'alias-bomb' | 'unresolved-alias' | 'too-deep' | 'too-large';
  readonly span: Span;
  /** Index of the document that it lies in. */
  readonly document: number;
  /** What is wrong and what to do, in a person's words. */
  readonly message: string;
  /** The other place that explains it, such as the first of two equal keys. */
  readonly related?: { readonly span: Span; readonly message: string };
}

/** What a node means: the target of an alias, else the node itself. */
export function resolved(node: Node): Exclude<Node, Alias> {
  return node.kind === 'alias' ? node.target : node;
}

/** The entry of a key in a mapping; undefined for any other node. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  if (node === undefined) return undefined;
  const mapping = resolved(node);
  return mapping.kind === 'mapping' ? mapping.entries.find((entry) => entry.key.text === key) : undefined;
}
