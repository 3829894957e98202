import type { Path } from '../../../plan/place.ts';
import { quoteScalar } from '../../../syntax/edit/quote-scalar.ts';
import type { Document, Entry, Node, Scalar } from '../../../syntax/tree.ts';
import { lineAt } from './line.ts';
import { slipToOffer, slipToRepair, type Slip } from './slip.ts';

/** A slip that leaves sound YAML: it means something else than what was written, and nothing else would say so. */
export interface SilentSlip {
  /** The rest of the rule's id. */
  readonly kind: 'wrong-type' | 'invalid-value';
  readonly path: Path;
  readonly slip: Slip;
}

/**
 * The slips of a document that leave sound YAML.
 *
 * @param text the whole text, in which the spans of the document lie.
 */
export function silentSlips(document: Document, text: string): readonly SilentSlip[] {
  const { root } = document;
  if (root === undefined || !mayHoldSlips(text)) return [];
  const found: SilentSlip[] = [];
  const anchors = new Set(aliasNames(root));
  walk(root, [], (path, node, entry) => {
    if (node.kind !== 'scalar') return;
    const slip =
      numberForList(entry, node) ??
      numberInPieces(entry, node, text) ??
      itemsInOneText(node, text) ??
      (entry === undefined
        ? undefined
        : (commentForValue(entry, node, text) ?? markForText(entry, node, text, anchors))) ??
      cutAtNumberSign(node, text);
    if (slip !== undefined) found.push(slipAt(path, slip));
  });
  return found;
}

interface Found {
  readonly kind: SilentSlip['kind'];
  readonly slip: Slip;
}

function slipAt(path: Path, { kind, slip }: Found): SilentSlip {
  return { kind, path, slip };
}

/** Nearly no text has a sign that these slips need. */
function mayHoldSlips(text: string): boolean {
  return /: *#\S|\S #\d|: *[&!]\S|^\s*(?:-[^\s\d-]|[•‣▪·–—*]\s|\d+[.)]\s)|\d,\d{3}\b|^\s*(?:- +)?[a-z_]+s: +\d+\s*$|^scope: +\d/m.test(
    text,
  );
}

/** Lists whose items are groups of keys: a number alone tells nothing of them. */
const LISTS = new Set(
  'milestones scope promises dependencies risks slips waivers approvals steps metrics tools claims tasks'.split(' '),
);

/** `milestones: 5`. */
function numberForList(entry: Entry | undefined, node: Scalar): Found | undefined {
  if (entry === undefined || typeof node.value !== 'number' || !LISTS.has(entry.key.text)) return undefined;
  const name = entry.key.text;
  const message = `How many ${name} there are is not asked: list them, each on a line of its own that starts with “- ”.`;
  return { kind: 'wrong-type', slip: { message, span: node.span, fixes: [] } };
}

/** `{goal_deals: 1,500}`: between braces a comma ends the number. */
function numberInPieces(entry: Entry | undefined, node: Scalar, text: string): Found | undefined {
  if (entry === undefined || typeof node.value !== 'number') return undefined;
  const rest = /^(?:,\d{3})+(?!\d)/.exec(text.slice(node.span.end, node.span.end + 16))?.[0];
  if (rest === undefined || !/^\d{1,3}$/.test(node.text)) return undefined;
  const span = { start: node.span.start, end: node.span.end + rest.length };
  const digits = `${node.text}${rest.replaceAll(',', '')}`;
  const message = `Between braces a comma starts another entry, so this is read as ${node.text}. Write the number without separators: \`${digits}\`.`;
  return { kind: 'wrong-type', slip: slipToRepair(message, `Write \`${digits}\``, { span, text: digits }) };
}

const MARKED_LINE = /^\s*(?:-(?=[^\s\d-])|[•‣▪·–—*]\s+|\d+[.)]\s+)\s*(?=\S)/;

/** Lines that start with a dash without a space, a bullet or a number are one long text to YAML. */
function itemsInOneText({ span, style }: Scalar, text: string): Found | undefined {
  if (style !== 'plain' || span.start === span.end) return undefined;
  const first = lineAt(text, span.start);
  // The text has to start on a line of its own: behind a colon a dash is a dash.
  if (text.slice(first.start, span.start).trim() !== '') return undefined;
  const written = text.slice(first.start, span.end);
  const lines = written.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!lines.every((line) => MARKED_LINE.test(line))) return undefined;
  const items = lines.map(
    (line) => `${/^\s*/.exec(line)?.[0] ?? ''}- ${quoteScalar(line.replace(MARKED_LINE, '').trim())}`,
  );
  const message = `An item of a list starts with a dash and a space, “- ”. As it stands, YAML takes ${lines.length === 1 ? 'this' : 'these lines'} for one text.`;
  const slip = slipToOffer(message, 'Start each item with “- ”', {
    span: { start: first.start, end: span.end },
    text: items.join('\n'),
  });
  return { kind: 'wrong-type', slip: { ...slip, span } };
}

/** `room: #war-room`: behind the colon stands nothing but a comment. */
function commentForValue({ key }: Entry, node: Scalar, text: string): Found | undefined {
  if (node.span.start !== node.span.end) return undefined;
  const line = lineAt(text, key.span.end);
  const found = /^: +(#[^\s#].*)$/.exec(text.slice(key.span.end, line.end));
  const comment = found?.[1];
  if (comment === undefined) return undefined;
  const span = { start: line.end - comment.length, end: line.end };
  const message = `Behind “#” YAML reads a comment, so nothing stands behind this colon. Put the text in quotation marks.`;
  const slip = slipToOffer(message, 'Put it in quotation marks', { span, text: quoteScalar(comment.trim()) });
  return { kind: 'invalid-value', slip };
}

/** `Bug #123 is open`: the number is cut off with all that follows. */
function cutAtNumberSign({ span, style }: Scalar, text: string): Found | undefined {
  if (style !== 'plain' || span.start === span.end) return undefined;
  const line = lineAt(text, span.end);
  const cut = /^ +#\d.*$/.exec(text.slice(span.end, line.end))?.[0];
  if (cut === undefined) return undefined;
  const whole = { start: span.start, end: line.end };
  const message = `Behind “#” YAML reads a comment, so the text ends before “${shortened(cut.trim())}”. Put the text in quotation marks.`;
  const written = text
    .slice(whole.start, whole.end)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
  return {
    kind: 'invalid-value',
    slip: slipToOffer(message, 'Put it in quotation marks', { span: whole, text: quoteScalar(written) }),
  };
}

/** `name: &A and B`, `pain: !important`: a mark that nobody refers to, or a type that YAML does not know. */
function markForText(
  { key, value }: Entry,
  node: Scalar,
  text: string,
  aliases: ReadonlySet<string>,
): Found | undefined {
  if (value !== node || node.style === 'block') return undefined;
  const line = lineAt(text, key.span.end);
  const found = /^: +(([&!])([^\s!][^\s]*)?)(?:\s|$)/.exec(text.slice(key.span.end, line.end));
  const sign = found?.[2];
  const name = found?.[3] ?? '';
  if (found === null || sign === undefined || (sign === '&' && aliases.has(name))) return undefined;
  const start = line.start + text.slice(line.start).indexOf(found[1] ?? '', key.span.end - line.start);
  const end = Math.max(node.span.end, start + (found[1]?.length ?? 0));
  const reads = sign === '&' ? 'a mark for other places' : 'the name of a type';
  const message = `“${sign}” at the start of a text is ${reads} to YAML, so “${shortened(name)}” is not part of the text. Put the text in quotation marks.`;
  const span = { start, end };
  return {
    kind: 'invalid-value',
    slip: slipToOffer(message, 'Put it in quotation marks', { span, text: quoteScalar(text.slice(start, end)) }),
  };
}

function aliasNames(node: Node): readonly string[] {
  switch (node.kind) {
    case 'alias':
      return [node.name];
    case 'scalar':
      return [];
    case 'sequence':
      return node.items.flatMap(aliasNames);
    case 'mapping':
      return [...node.merges, ...node.entries.filter(({ merged }) => !merged).map(({ value }) => value)].flatMap(
        aliasNames,
      );
  }
}

/** Visits every node that stands in the document itself; what aliases mean stands elsewhere. */
function walk(node: Node, path: Path, visit: (path: Path, node: Node, entry?: Entry) => void): void {
  if (node.kind === 'mapping') {
    for (const entry of node.entries) {
      if (entry.merged || entry.key.text.startsWith('x-')) continue;
      const below = [...path, entry.key.text];
      visit(below, entry.value, entry);
      walk(entry.value, below, visit);
    }
  } else if (node.kind === 'sequence') {
    node.items.forEach((item, index) => {
      visit([...path, index], item);
      walk(item, [...path, index], visit);
    });
  }
}

function shortened(text: string): string {
  return text.length > 30 ? `${text.slice(0, 29)}…` : text;
}
