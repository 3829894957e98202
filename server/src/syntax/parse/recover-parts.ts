import type { Span } from '../../text/span.ts';
import { noColon, TAB_INDENTS } from './describe-error.ts';
import type { RawDocument, RawError, RawMapping, RawPair, ReadRaw } from './raw-tree.ts';
import type { DocumentText } from './split-documents.ts';
import { splitParts, type Part } from './split-parts.ts';
import type { Comment, Damage, SyntaxProblem } from '../tree.ts';

/** What can still be read of a document that has an error. */
export interface Recovered {
  readonly root: RawMapping | undefined;
  readonly comments: readonly Comment[];
  readonly damage: readonly Damage[];
  readonly problems: readonly Pick<SyntaxProblem, 'code' | 'span' | 'message'>[];
}

/**
 * Reads the keys of a damaged document's root mapping one by one, so that a mistake costs only the key it stands in,
 * with one problem for each damaged key. A merge conflict is one problem for all of them.
 *
 * @param raw what a parser said of the whole document; it is asked only for what the parts do not tell, since a parser
 *   that recovers from errors takes ten times as long for the whole as the other one does for the healthy parts
 * @param readRaw what reads one part
 * @returns undefined where nothing is wrong after all
 */
export function recoverParts(
  text: string,
  { whole, content }: DocumentText,
  raw: RawDocument,
  readRaw: ReadRaw,
): Recovered | undefined {
  const { parts, conflict } = splitParts(text, content);
  const read = parts.map((part) => readPart(text, part, readRaw));
  const conflictProblem = conflict && ({ code: 'merge-conflict', span: conflict, message: CONFLICT } as const);
  const isDamaged = read.some((part) => part.damaged) || conflict !== undefined;
  const isLost = !read.some((part) => part.pairs.length > 0);
  // What begins with anything but a key, or has a key behind `?` or its colon in another line, may be right to one parser.
  const isPlain = parts[0]?.hasColon === true && !INDICATOR_FIRST.test(text.slice(content.start, content.end));
  const isTold = isDamaged && !isLost && isPlain;
  const error = isTold ? undefined : raw.error;
  const problem = conflictProblem ?? error;
  if (!isTold && problem === undefined) return undefined;
  if (isLost) {
    const damage = [{ span: content, key: undefined }];
    return { root: undefined, comments: raw.comments, damage, problems: problem ? [problem] : [] };
  }
  const found = isDamaged || error === undefined ? read : blame(read, error);
  const first = parts[0]?.span.start ?? content.start;
  return {
    root: rootOf(found),
    comments: [...readRaw(text, { start: whole.start, end: first }).comments, ...read.flatMap((part) => part.comments)],
    damage: found.filter((part) => part.damaged).map(({ span, key }) => ({ span: trimmed(text, span), key })),
    problems: conflictProblem ? [conflictProblem] : found.flatMap(problemsOf),
  };
}

const INDICATOR_FIRST = /^[ \t]*[:?](?:\s|$)/m;

interface ReadPart extends Part {
  /** Empty where the part is damaged. */
  readonly pairs: readonly RawPair[];
  readonly comments: readonly Comment[];
  readonly damaged: boolean;
  readonly error: RawError | undefined;
}

function readPart(text: string, part: Part, readRaw: ReadRaw): ReadPart {
  if (part.conflict) return { ...part, pairs: [], comments: [], damaged: true, error: undefined };
  const { root, comments, error } = readRaw(text, part.span);
  if (error) return { ...part, pairs: [], comments, damaged: true, error: tabError(text, part.span, error) };
  if (root?.kind === 'mapping' && root.style === 'block') {
    return { ...part, pairs: root.pairs, comments, damaged: false, error: undefined };
  }
  const span = firstLine(text, part.span);
  const message = noColon(text.slice(span.start, span.end));
  return { ...part, pairs: [], comments, damaged: true, error: { code: 'error', span, message } };
}

/** The cause of most errors in a part that has a line indented with a tab, whatever the parser calls them. */
function tabError(text: string, { start, end }: Span, error: RawError): RawError {
  const tab = /(?<=\n)\t+(?=[^\s#])/.exec(text.slice(start, end));
  if (error.code === 'too-deep' || !tab) return error;
  const from = start + tab.index;
  return { code: 'error', span: { start: from, end: from + tab[0].length }, message: TAB_INDENTS };
}

/** Where each part reads well alone, the error is the fault of the part in which the parser met it. */
function blame(parts: readonly ReadPart[], error: RawError): readonly ReadPart[] {
  const place = error.span.start;
  const guilty = parts.findLast((part) => part.span.start <= place) ?? parts[0];
  return parts.map((part) => (part === guilty ? { ...part, pairs: [], damaged: true, error } : part));
}

/** Lines without a colon behind a damaged part may well be the rest of it, such as of a list without its bracket. */
function problemsOf(part: ReadPart, index: number, parts: readonly ReadPart[]): readonly RawError[] {
  const isRest = !part.hasColon && parts[index - 1]?.damaged === true;
  return part.error && !isRest ? [part.error] : [];
}

function rootOf(parts: readonly ReadPart[]): RawMapping | undefined {
  const pairs = parts.flatMap((part) => part.pairs);
  const start = pairs[0]?.key.span.start;
  const end = pairs.at(-1)?.value.span.end;
  if (start === undefined || end === undefined) return undefined;
  return { kind: 'mapping', span: { start, end }, style: 'block', pairs, tag: undefined, anchor: undefined };
}

function firstLine(text: string, { start, end }: Span): Span {
  const source = text.slice(start, end);
  const [line = ''] = source.trimStart().split(/\r?\n/, 1);
  const from = start + source.length - source.trimStart().length;
  return { start: from, end: from + line.replace(/\s+#.*$/, '').trimEnd().length };
}

function trimmed(text: string, { start, end }: Span): Span {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

const CONFLICT =
  'Git left a merge conflict here: two versions of these lines stand one below the other. ' +
  'Keep the lines that hold, and delete the others and the lines of <, = and > signs.';
