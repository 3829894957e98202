import { buildTree } from './build-tree.ts';
import { parseRaw } from './parse-raw.ts';
import type { RawDocument, ReadRaw } from './raw-tree.ts';
import { recoverParts, type Recovered } from './recover-parts.ts';
import { splitDocuments, type DocumentText } from './split-documents.ts';
import { MAX_TEXT_LENGTH } from './text-limit.ts';
import type { Document, SyntaxProblem, SyntaxTree } from '../tree.ts';

/**
 * Reads a YAML text into its located tree (YAML 1.2, core schema).
 *
 * Total: any text gives a tree, what is wrong with it is in `problems`, and a damaged document keeps its healthy
 * part. Time and memory are linear in the length of the text.
 *
 * @param readRaw what reads one document; the tree is the same whatever does
 */
export function parse(text: string, readRaw: ReadRaw = parseRaw): SyntaxTree {
  if (text.length > MAX_TEXT_LENGTH) return { text, documents: [], problems: [tooLarge(text)] };
  const read = splitDocuments(text).map((document, index) => readDocument(text, document, index, readRaw));
  return {
    text,
    documents: read.map(({ document }) => document),
    problems: read.flatMap(({ problems }) => problems),
  };
}

interface ReadDocument {
  readonly document: Document;
  /** In order of position. */
  readonly problems: readonly SyntaxProblem[];
}

function readDocument(text: string, { whole, content }: DocumentText, index: number, readRaw: ReadRaw): ReadDocument {
  const { root, comments, damage, problems } = readableOf(text, { whole, content }, readRaw);
  const built = buildTree(text, root, index, content);
  return {
    document: {
      index,
      span: content,
      root: built.root,
      comments,
      damage: [...damage, ...built.damage].toSorted(byPosition),
    },
    problems: [...problems.map((problem) => ({ ...problem, document: index })), ...built.problems].toSorted(byPosition),
  };
}

type Readable = Omit<Recovered, 'root'> & Pick<RawDocument, 'root'>;

function readableOf(text: string, { whole, content }: DocumentText, readRaw: ReadRaw): Readable {
  const raw = readRaw(text, whole);
  const conflicted = mayConflict(text) && CONFLICT.test(text.slice(whole.start, whole.end));
  if (!raw.seemsBroken && !conflicted) return healthy(raw);
  return recoverParts(text, { whole, content }, raw, readRaw) ?? healthy(raw);
}

function healthy({ root, comments }: RawDocument): Readable {
  return { root, comments, damage: [], problems: [] };
}

/** Whether to look for such lines at all: hardly any text has either. */
function mayConflict(text: string): boolean {
  return text.includes('<<<<<<<') || text.includes('>>>>>>>');
}

/** The lines that open and close a merge conflict; those in its middle could be a foreign file's own. */
const CONFLICT = /(?<=^|\n)(?:<<<<<<<|>>>>>>>)(?: |\r?\n|$)/;

function byPosition(a: { readonly span: { readonly start: number } }, b: typeof a): number {
  return a.span.start - b.span.start;
}

function tooLarge(text: string): SyntaxProblem {
  return {
    code: 'too-large',
    span: { start: 0, end: 0 },
    document: 0,
    message:
      `This file has ${String(Math.ceil(text.length / 1_000_000))} million characters, more than a plan can have, so it is not checked. ` +
      'Is this the right file? Keep long material in files of its own and name their paths in the plan.',
  };
}
