import type { Span } from '../../text/span.ts';
import type { Comment, Scalar } from '../tree.ts';

/**
 * What a parser hands over of one document: places and text, and nothing resolved yet. `buildTree` gives it its
 * meaning, so that every parser's tree means the same. All offsets are those of the whole text.
 */
export interface RawDocument {
  /** Absent where the document has no content. */
  readonly root: RawNode | undefined;
  readonly comments: readonly Comment[];
  /** Of all errors the most helpful one: a parser finds many that follow from another. */
  readonly error: RawError | undefined;
  /**
   * Whether to look at its parts before anything else is asked: it has an error, and which one, and what else there is,
   * may take long to tell. In rare cases there turns out to be none.
   */
  readonly seemsBroken: boolean;
}

/** Reads a range of a text that holds one YAML document at most. */
export type ReadRaw = (text: string, span: Span) => RawDocument;

export interface RawError {
  readonly code: 'error' | 'too-deep';
  readonly span: Span;
  /** In a person's words. */
  readonly message: string;
}

export type RawNode = RawScalar | RawMapping | RawSequence | RawAlias;

/** The full name of a tag, such as `tag:yaml.org,2002:str`, and the name of an anchor; undefined where none stands. */
export interface RawProperties {
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

/** A scalar means the same wherever it stands: it goes into the tree as it is. */
export interface RawScalar extends RawProperties, Scalar {}

export interface RawMapping extends RawProperties {
  readonly kind: 'mapping';
  readonly span: Span;
  readonly style: 'block' | 'flow';
  readonly pairs: readonly RawPair[];
}

export interface RawPair {
  readonly key: RawNode;
  readonly value: RawNode;
}

export interface RawSequence extends RawProperties {
  readonly kind: 'sequence';
  readonly span: Span;
  readonly style: 'block' | 'flow';
  readonly items: readonly RawNode[];
}

export interface RawAlias {
  readonly kind: 'alias';
  readonly span: Span;
  readonly name: string;
}
