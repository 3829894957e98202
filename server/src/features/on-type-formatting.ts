import type { Position, TextEdit } from 'vscode-languageserver-types';
import { describeKey } from '../schema/describe.ts';
import { schemaOf } from './view/document-at.ts';
import { nodeAt } from '../syntax/node-at.ts';
import type { Document } from '../syntax/tree.ts';
import { touches, type Span } from '../text/span.ts';
import type { DocumentView } from './view/document-view.ts';
import { feature } from './feature.ts';

interface DocumentOnTypeFormattingParams {
  readonly position: Position;
  readonly ch: string;
}

/**
 * Continues a list or a section after Enter: with the dash of the next item, or indented below a key without a value.
 * Enter on an empty item ends its list.
 */
export default feature<DocumentOnTypeFormattingParams, TextEdit[]>({
  method: 'textDocument/onTypeFormatting',
  capability: { documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' } },
  plainYaml: true,
  provide(view, { position, ch }) {
    if (ch !== '\n' || position.line === 0) return [];
    const { text, lines } = view.snapshot;
    const above = lineAt(position.line - 1, view);
    const here = lineAt(position.line, view);
    const source = text.slice(above.start, above.end);
    // If Enter split a line, the author decides where the rest goes.
    if (text.slice(here.start, here.end).trim() !== '' || isInsideText(view, above)) return [];
    if (/^ *-[ \t]*$/.test(source)) {
      const indentation = ' '.repeat(indentationAbove(position.line - 1, source.indexOf('-'), view));
      return edit({ start: lines.lineStart(position.line - 1), end: here.end }, indentation, view);
    }
    const next = nextLine(source, above, view);
    return next === undefined || next === text.slice(here.start, here.end) ? [] : edit(here, next, view);
  },
});

const STEP = '  ';
/** Longer than any line that people type. */
const LONGEST = 2000;

/** How the line after a line starts; undefined if it should stay as the editor made it. */
function nextLine(source: string, span: Span, view: DocumentView): string | undefined {
  if (source.length > LONGEST) return undefined;
  const [, spaces = '', dashes = '', rest = ''] = /^( *)((?:- +)*)(.*)$/.exec(source) ?? [];
  const content = rest.replace(/\s+#.*$/, '').trimEnd();
  if (content === '' || content.startsWith('#')) return undefined;
  const column = spaces + ' '.repeat(dashes.length);
  if (/^[^\s"'{[&*!|>%@`][^:]*:$/.test(content)) {
    return isList(span.start + spaces.length + dashes.length, view) ? `${column}${STEP}- ` : column + STEP;
  }
  if (/^[^\s"'{[&*!|>%@`][^:]*:\s+[|>][-+\d]*$/.test(content)) return column + STEP;
  const isMapping = /^(?:[^\s"'{[][^:]*|"[^"]*"|'[^']*'):\s/.test(content);
  if (dashes === '') return undefined;
  return isMapping ? column : `${' '.repeat(spaces.length + dashes.lastIndexOf('-'))}- `;
}

/** Whether the schema wants a list below the key at an offset. */
function isList(offset: number, view: DocumentView): boolean {
  const { tree } = view.snapshot;
  const at = documentAt(tree.documents, offset);
  const found = at && nodeAt(at, offset);
  const described = found?.onKey === true ? describeKey(schemaOf(view), found.path) : undefined;
  return described?.isList === true && !described.types.includes('object');
}

function documentAt(documents: readonly Document[], offset: number): Document | undefined {
  return documents.find(({ span }) => touches(span, offset));
}

/** Whether a line starts in a text of several lines or is the text below a `|`. There, everything is text. */
function isInsideText({ snapshot: { tree } }: DocumentView, { start, end }: Span): boolean {
  const document = documentAt(tree.documents, start);
  const node = document && nodeAt(document, end)?.node;
  return node?.kind === 'scalar' && node.span.start < start;
}

/** The indentation of the parent of a list: the nearest line above that is less deep, or as deep but not an item. */
function indentationAbove(line: number, column: number, view: DocumentView): number {
  for (let number = line - 1; number >= 0; number--) {
    const { start, end } = lineAt(number, view);
    const source = view.snapshot.text.slice(start, end);
    const indentation = source.search(/\S/);
    if (indentation === -1) continue;
    if (indentation < column || (indentation === column && source[indentation] !== '-')) return indentation;
  }
  return 0;
}

function lineAt(line: number, { snapshot: { text, lines } }: DocumentView): Span {
  const start = lines.lineStart(line);
  const end = lines.offset({ line, character: Infinity });
  return { start: start === 0 && text.startsWith('\uFEFF') ? 1 : start, end };
}

function edit(span: Span, newText: string, { rangeOf }: DocumentView): TextEdit[] {
  return [{ range: rangeOf(span), newText }];
}
